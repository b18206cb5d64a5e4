use anchor_lang::prelude::*;

use super::vault::{pay_in, token_balance};
use crate::access::{ensure, Outcome};
use crate::constants::pause;
use crate::contexts::{accounts, Context};
use crate::errors::StakingError;
use crate::events::RewardsFunded;
use crate::logging::emit;
use crate::runtime::now;
use crate::state::StakingPool;

accounts! {
    pub struct FundRewards, listed_fund_rewards {
        funder: signer,
        pool: writable,
        funder_token: writable,
        reward_vault: vault(REWARD_VAULT),
        token_program: token_program,
    }
}

pub(crate) fn handler(ctx: Context<FundRewards>, amount: u64) -> Outcome<()> {
    let now = now()?;
    let accounts = ctx.accounts;
    let (required, budget_next) = {
        let pool = accounts.pool.load_mut::<StakingPool>()?;
        pool.require_rolled(now)?;
        pool.require_running(now, pause::FUND)?;
        pool.fund(amount)?;
        pool.last_update = now;
        (pool.reserve_required()?, pool.budget_next)
    };
    pay_in(accounts.funder_token, accounts.reward_vault, accounts.funder, amount)?;
    ensure!(token_balance(accounts.reward_vault)? >= required, StakingError::InsufficientRewardReserve);
    emit(RewardsFunded { funder: *accounts.funder.key(), amount, budget_next });
    Ok(())
}
