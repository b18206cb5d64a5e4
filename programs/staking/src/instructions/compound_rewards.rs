use anchor_lang::prelude::*;

use super::vault::{pay_out, require_owned};
use crate::access::{ensure, Outcome};
use crate::constants::{feature, pause, REWARD_VAULT};
use crate::contexts::{accounts, Context};
use crate::errors::StakingError;
use crate::events::RewardsCompounded;
use crate::logging::emit;
use crate::runtime::now;
use crate::state::{history, PayoutKind, StakingPool, UserStake, COMPOUNDING};

accounts! {
    /// History pages follow as further accounts when the entries need them.
    pub struct CompoundRewards, listed_compound_rewards {
        pool: writable,
        user_stake: writable,
        owner_token: writable,
        reward_vault: vault(REWARD_VAULT),
        stake_vault: vault(STAKE_VAULT),
        token_program: token_program,
    }
}

pub(crate) fn handler(ctx: Context<CompoundRewards>) -> Outcome<()> {
    let now = now()?;
    let pages = ctx.remaining_accounts;
    let accounts = ctx.accounts;
    let compounded = {
        let pool = accounts.pool.load_mut::<StakingPool>()?;
        let user = accounts.user_stake.load_mut::<UserStake>()?;
        require_owned(accounts.owner_token, &user.owner)?;
        pool.require_rolled(now)?;
        pool.require_running(now, pause::COMPOUND)?;
        pool.require_feature(feature::COMPOUNDING)?;
        ensure!(user.options & COMPOUNDING != 0, StakingError::NotOptedIn);
        user.settle(pool, u16::MAX, &history(pool, pages))?;
        let min_claim = pool.min_claim;
        let amount = user.take_owed(pool, now, min_claim, PayoutKind::Compound)?;
        let room = match (user.make_room_for_compound(pool)?, pool.has(feature::STAKE_CAP)) {
            (false, _) => 0,
            #[cfg(not(feature = "vuln-r14"))]
            (true, true) => pool.max_stake.saturating_sub(user.amount),
            #[cfg(feature = "vuln-r14")]
            (true, true) => u64::MAX,
            (true, false) => u64::MAX,
        };
        let staked = amount.min(room);
        if staked > 0 {
            user.deposit_compound(pool, now, staked)?;
        }
        RewardsCompounded { owner: user.owner, staked, paid: amount.saturating_sub(staked), owner_total: user.amount }
    };
    if compounded.staked > 0 {
        pay_out(&REWARD_VAULT, accounts.reward_vault, accounts.stake_vault, compounded.staked)?;
    }
    if compounded.paid > 0 {
        pay_out(&REWARD_VAULT, accounts.reward_vault, accounts.owner_token, compounded.paid)?;
    }
    emit(compounded);
    Ok(())
}
