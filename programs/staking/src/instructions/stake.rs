use anchor_lang::prelude::*;

use super::vault::pay_in;
use crate::access::{ensure, Outcome};
use crate::constants::pause;
use crate::contexts::{accounts, Context};
use crate::errors::StakingError;
use crate::events::Staked;
use crate::logging::emit;
use crate::runtime::now;
use crate::state::{StakingPool, UserStake};

accounts! {
    pub struct Stake, listed_stake {
        owner: signer,
        pool: writable,
        user_stake: writable,
        owner_token: writable,
        stake_vault: vault(STAKE_VAULT),
        token_program: token_program,
    }
}

pub(crate) fn handler(ctx: Context<Stake>, amount: u64, lock_days: u32) -> Outcome<()> {
    let now = now()?;
    let accounts = ctx.accounts;
    let staked = {
        let pool = accounts.pool.load_mut::<StakingPool>()?;
        let user = accounts.user_stake.load_mut::<UserStake>()?;
        user.require_owner(accounts.owner.key())?;
        #[cfg(not(feature = "vuln-r03"))]
        pool.require_rolled(now)?;
        pool.require_running(now, pause::STAKE)?;
        ensure!(pool.expiry_pages_open == u8::MAX, StakingError::PoolNotReady);
        let index = user.deposit(pool, now, amount, lock_days)?;
        let entry = &user.entries[usize::from(index)];
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
    pay_in(accounts.owner_token, accounts.stake_vault, accounts.owner, amount)?;
    emit(staked);
    Ok(())
}
