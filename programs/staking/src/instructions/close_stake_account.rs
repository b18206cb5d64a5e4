use anchor_lang::prelude::*;
use anchor_spl::token::Token;

use super::vault::{pay_from_reward_vault, require_owned};
use crate::constants::REWARD_VAULT;
use crate::errors::StakingError;
use crate::events::StakeAccountClosed;
use crate::state::{StakingPool, UserStake};

#[derive(Accounts)]
pub struct CloseStakeAccount<'info> {
    #[account(mut)]
    pub owner: Signer<'info>,
    #[account(mut)]
    pub pool: AccountLoader<'info, StakingPool>,
    #[account(mut, close = owner, has_one = owner @ StakingError::WrongOwner)]
    pub user_stake: AccountLoader<'info, UserStake>,
    /// CHECK: `require_owned` checks that it is a token account of the signer.
    #[account(mut)]
    pub owner_token: UncheckedAccount<'info>,
    /// CHECK: a compiled-in address.
    #[account(mut, address = REWARD_VAULT @ StakingError::WrongVault)]
    pub reward_vault: UncheckedAccount<'info>,
    pub token_program: Program<'info, Token>,
}

pub(crate) fn handler(ctx: Context<CloseStakeAccount>) -> Result<()> {
    let now = Clock::get()?.unix_timestamp;
    let accounts = ctx.accounts;
    require_owned(&accounts.owner_token, accounts.owner.key)?;
    let rewards_paid = {
        let mut pool = accounts.pool.load_mut()?;
        let mut user = accounts.user_stake.load_mut()?;
        pool.require_rolled(now)?;
        require!(user.amount == 0, StakingError::StakeRemains);
        // No entry is left; this only moves a closed week's rewards to `owed`.
        user.settle(&pool, 0, |_| Err(StakingError::HistoryPageMissing))?;
        require!(user.owed_open == 0, StakingError::RewardsStillOpen);
        if user.owed == 0 {
            0
        } else {
            user.take_owed(&mut pool, now, 0)?
        }
    };
    if rewards_paid > 0 {
        pay_from_reward_vault(
            &accounts.token_program,
            accounts.reward_vault.to_account_info(),
            accounts.owner_token.to_account_info(),
            rewards_paid,
        )?;
    }
    emit!(StakeAccountClosed { owner: accounts.owner.key(), rewards_paid });
    Ok(())
}
