use anchor_lang::prelude::*;

use crate::access::{ensure, Outcome};
use crate::contexts::{accounts, Context};
use crate::errors::StakingError;
use crate::runtime::now;
use crate::state::{StakingPool, UserStake};

accounts! {
    pub struct GetVotingPower, listed_get_voting_power {
        pool: readonly(StakingPool),
        user_stake: readonly(UserStake),
    }
}

pub(crate) fn handler(ctx: Context<GetVotingPower>, user: Pubkey) -> Outcome<u64> {
    let now = now()?;
    let pool = ctx.accounts.pool.load::<StakingPool>()?;
    let user_stake = ctx.accounts.user_stake.load::<UserStake>()?;
    pool.require_rolled(now)?;
    ensure!(user_stake.owner == user, StakingError::WrongUser);
    user_stake.power_on(pool)
}
