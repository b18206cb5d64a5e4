use anchor_lang::prelude::*;
use anchor_spl::token::Token;

use super::vault::pay_in;
use crate::constants::STAKE_VAULT;
use crate::errors::StakingError;
use crate::events::Staked;
use crate::state::{StakingPool, UserStake};

#[derive(Accounts)]
pub struct Stake<'info> {
    pub owner: Signer<'info>,
    #[account(mut)]
    pub pool: AccountLoader<'info, StakingPool>,
    #[account(mut, has_one = owner @ StakingError::WrongOwner)]
    pub user_stake: AccountLoader<'info, UserStake>,
    /// CHECK: the token program checks owner, mint and balance of what it debits.
    #[account(mut)]
    pub owner_token: UncheckedAccount<'info>,
    /// CHECK: a compiled-in address, so a token account of the pool's mint.
    #[account(mut, address = STAKE_VAULT @ StakingError::WrongVault)]
    pub stake_vault: UncheckedAccount<'info>,
    pub token_program: Program<'info, Token>,
}

pub(crate) fn handler(ctx: Context<Stake>, amount: u64, lock_days: u32) -> Result<()> {
    let now = Clock::get()?.unix_timestamp;
    let accounts = ctx.accounts;
    let staked = {
        let mut pool = accounts.pool.load_mut()?;
        let mut user = accounts.user_stake.load_mut()?;
        pool.require_rolled(now)?;
        require!(pool.expiry_pages_open == u8::MAX, StakingError::PoolNotReady);
        let index = user.deposit(&mut pool, now, amount, lock_days)?;
        let entry = user.entries[usize::from(index)];
        Staked {
            owner: user.owner,
            entry: index,
            amount,
            lock_days,
            lock_end: entry.lock_end,
            weight: entry.weight_locked,
            owner_total: user.amount,
            pool_total: pool.total_staked,
        }
    };
    pay_in(
        &accounts.token_program,
        accounts.owner_token.to_account_info(),
        accounts.stake_vault.to_account_info(),
        accounts.owner.to_account_info(),
        amount,
    )?;
    emit!(staked);
    Ok(())
}
