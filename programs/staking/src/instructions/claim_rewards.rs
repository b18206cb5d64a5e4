use anchor_lang::prelude::*;
use anchor_spl::token::Token;

use super::vault::{pay_from_reward_vault, require_owned};
use crate::constants::REWARD_VAULT;
use crate::errors::StakingError;
use crate::events::RewardsClaimed;
use crate::state::{history_acc, StakingPool, UserStake};

/// History pages follow as further accounts when the entries need them.
#[derive(Accounts)]
pub struct ClaimRewards<'info> {
    pub owner: Signer<'info>,
    #[account(mut)]
    pub pool: AccountLoader<'info, StakingPool>,
    #[account(mut, has_one = owner @ StakingError::WrongOwner)]
    pub user_stake: AccountLoader<'info, UserStake>,
    /// CHECK: `require_owned` checks that it is a token account of the signer.
    #[account(mut)]
    pub owner_token: UncheckedAccount<'info>,
    /// CHECK: a compiled-in address.
    #[account(mut, address = REWARD_VAULT @ StakingError::WrongVault)]
    pub reward_vault: UncheckedAccount<'info>,
    pub token_program: Program<'info, Token>,
}

pub(crate) fn handler<'info>(ctx: Context<'info, ClaimRewards<'info>>) -> Result<()> {
    let now = Clock::get()?.unix_timestamp;
    let pages = ctx.remaining_accounts;
    let accounts = ctx.accounts;
    require_owned(&accounts.owner_token, accounts.owner.key)?;
    let (amount, reserve_owed) = {
        let mut pool = accounts.pool.load_mut()?;
        let mut user = accounts.user_stake.load_mut()?;
        pool.require_rolled(now)?;
        user.settle(&pool, u16::MAX, |day| history_acc(&pool, pages, day))?;
        let min_claim = pool.min_claim;
        (user.take_owed(&mut pool, now, min_claim)?, pool.reserve_owed)
    };
    pay_from_reward_vault(
        &accounts.token_program,
        accounts.reward_vault.to_account_info(),
        accounts.owner_token.to_account_info(),
        amount,
    )?;
    emit!(RewardsClaimed { owner: accounts.owner.key(), amount, reserve_owed });
    Ok(())
}
