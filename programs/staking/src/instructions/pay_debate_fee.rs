use anchor_lang::prelude::*;

use super::vault::pay_in;
use crate::access::{ensure, Outcome};
use crate::constants::pause;
use crate::contexts::{accounts, Context};
use crate::errors::StakingError;
use crate::events::DebateFeePaid;
use crate::logging::emit;
use crate::runtime::now;
use crate::state::{FundSource, StakingPool, UserStake};

accounts! {
    pub struct PayDebateFee, listed_pay_debate_fee {
        owner: signer,
        pool: writable,
        user_stake: writable,
        owner_token: writable,
        reward_vault: vault(REWARD_VAULT),
        token_program: token_program,
    }
}

pub(crate) fn handler(ctx: Context<PayDebateFee>, amount: u64) -> Outcome<()> {
    let now = now()?;
    let accounts = ctx.accounts;
    let budget_next = {
        let pool = accounts.pool.load_mut::<StakingPool>()?;
        let user = accounts.user_stake.load_mut::<UserStake>()?;
        user.require_owner(accounts.owner.key())?;
        pool.require_rolled(now)?;
        pool.require_running(now, pause::FUND)?;
        ensure!(amount > 0, StakingError::ZeroAmount);
        ensure!(amount >= pool.min_debate_fee, StakingError::DebateFeeTooSmall);
        pool.add_budget(amount, FundSource::Fee)?;
        pool.last_update = now;
        user.last_debate_day = pool.last_day;
        pool.budget_next
    };
    pay_in(accounts.owner_token, accounts.reward_vault, accounts.owner, amount)?;
    emit(DebateFeePaid { owner: *accounts.owner.key(), amount, budget_next });
    Ok(())
}
