use anchor_lang::prelude::*;

use crate::access::{ensure, load, Outcome};
use crate::contexts::accounts;
use crate::errors::StakingError;
use crate::state::{StakingPool, UserStake};

accounts! {
    pub struct GetVotingPower, __client_accounts_get_voting_power {
        pool: readonly(StakingPool),
        user_stake: readonly(UserStake),
    }
}

pub(crate) fn handler(ctx: Context<GetVotingPower>, user: Pubkey) -> Outcome<u64> {
    let now = Clock::get()?.unix_timestamp;
    let pool = load::<StakingPool>(&ctx.accounts.pool)?;
    let user_stake = load::<UserStake>(&ctx.accounts.user_stake)?;
    pool.require_rolled(now)?;
    ensure!(user_stake.owner == user, StakingError::WrongUser);
    user_stake.power_on(&pool)
}
