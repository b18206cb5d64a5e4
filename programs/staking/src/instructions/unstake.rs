use anchor_lang::prelude::*;
use anchor_spl::token::Token;

use super::vault::{pay_from_stake_vault, require_owned};
use crate::constants::{PENALTY_VAULT, STAKE_VAULT};
use crate::errors::StakingError;
use crate::events::Unstaked;
use crate::math::sub;
use crate::state::{history_acc, with_expiry_page, StakingPool, UserStake};

/// History and expiry pages follow as further accounts when the entries need them.
#[derive(Accounts)]
pub struct Unstake<'info> {
    pub owner: Signer<'info>,
    #[account(mut)]
    pub pool: AccountLoader<'info, StakingPool>,
    #[account(mut, has_one = owner @ StakingError::WrongOwner)]
    pub user_stake: AccountLoader<'info, UserStake>,
    /// CHECK: `require_owned` checks that it is a token account of the signer.
    #[account(mut)]
    pub owner_token: UncheckedAccount<'info>,
    /// CHECK: a compiled-in address.
    #[account(mut, address = STAKE_VAULT @ StakingError::WrongVault)]
    pub stake_vault: UncheckedAccount<'info>,
    /// CHECK: a compiled-in address.
    #[account(mut, address = PENALTY_VAULT @ StakingError::WrongVault)]
    pub penalty_vault: UncheckedAccount<'info>,
    pub token_program: Program<'info, Token>,
}

pub(crate) fn handler<'info>(ctx: Context<'info, Unstake<'info>>, amount: u64, force: bool, entry: u8) -> Result<()> {
    let now = Clock::get()?.unix_timestamp;
    let pages = ctx.remaining_accounts;
    let accounts = ctx.accounts;
    require_owned(&accounts.owner_token, accounts.owner.key)?;
    let (exit, unstaked) = {
        let mut pool = accounts.pool.load_mut()?;
        let mut user = accounts.user_stake.load_mut()?;
        pool.require_rolled(now)?;
        let matured = user.check_exit(&pool, now, amount, force, entry)?;
        user.settle(&pool, u16::MAX, |day| history_acc(&pool, pages, day))?;
        let exit = user.withdraw(&mut pool, now, amount, entry, matured)?;
        if let Some((end_day, drop)) = exit.expiry {
            with_expiry_page(pages, end_day, |slot| -> core::result::Result<(), StakingError> {
                slot.weight = sub(slot.weight, drop.weight)?;
                slot.power = sub(slot.power, drop.power)?;
                Ok(())
            })??;
        }
        let unstaked = Unstaked {
            owner: user.owner,
            entry,
            amount,
            penalty: exit.penalty,
            matured,
            owner_total: user.amount,
            pool_total: pool.total_staked,
        };
        (exit, unstaked)
    };

    let vault = accounts.stake_vault.to_account_info();
    pay_from_stake_vault(
        &accounts.token_program,
        vault.clone(),
        accounts.owner_token.to_account_info(),
        exit.to_owner,
    )?;
    if exit.penalty > 0 {
        pay_from_stake_vault(&accounts.token_program, vault, accounts.penalty_vault.to_account_info(), exit.penalty)?;
    }
    emit!(unstaked);
    Ok(())
}
