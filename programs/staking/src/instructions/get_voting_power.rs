use anchor_lang::prelude::*;

use crate::errors::StakingError;
use crate::state::{StakingPool, UserStake};

#[derive(Accounts)]
pub struct GetVotingPower<'info> {
    pub pool: AccountLoader<'info, StakingPool>,
    pub user_stake: AccountLoader<'info, UserStake>,
}

pub(crate) fn handler(ctx: Context<GetVotingPower>, user: Pubkey) -> Result<u64> {
    let now = Clock::get()?.unix_timestamp;
    let pool = ctx.accounts.pool.load()?;
    let user_stake = ctx.accounts.user_stake.load()?;
    pool.require_rolled(now)?;
    require_keys_eq!(user_stake.owner, user, StakingError::WrongUser);
    Ok(user_stake.power_on(&pool)?)
}
