use anchor_lang::prelude::*;
use anchor_spl::token::{Token, TokenAccount};

use super::vault::pay_in;
use crate::constants::REWARD_VAULT;
use crate::errors::StakingError;
use crate::events::RewardsFunded;
use crate::state::StakingPool;

#[derive(Accounts)]
pub struct FundRewards<'info> {
    pub funder: Signer<'info>,
    #[account(mut)]
    pub pool: AccountLoader<'info, StakingPool>,
    /// CHECK: the token program checks owner, mint and balance of what it debits.
    #[account(mut)]
    pub funder_token: UncheckedAccount<'info>,
    #[account(mut, address = REWARD_VAULT @ StakingError::WrongVault)]
    pub reward_vault: Account<'info, TokenAccount>,
    pub token_program: Program<'info, Token>,
}

pub(crate) fn handler(ctx: Context<FundRewards>, amount: u64) -> Result<()> {
    let now = Clock::get()?.unix_timestamp;
    let accounts = ctx.accounts;
    let (required, budget_next) = {
        let mut pool = accounts.pool.load_mut()?;
        pool.require_rolled(now)?;
        pool.fund(amount)?;
        pool.last_update = now;
        (pool.reserve_required()?, pool.budget_next)
    };
    pay_in(
        &accounts.token_program,
        accounts.funder_token.to_account_info(),
        accounts.reward_vault.to_account_info(),
        accounts.funder.to_account_info(),
        amount,
    )?;
    accounts.reward_vault.reload()?;
    require!(accounts.reward_vault.amount >= required, StakingError::InsufficientRewardReserve);
    emit!(RewardsFunded { funder: accounts.funder.key(), amount, budget_next });
    Ok(())
}
