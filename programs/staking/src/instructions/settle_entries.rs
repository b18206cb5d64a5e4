use anchor_lang::prelude::*;

use crate::events::EntriesSettled;
use crate::state::{history_acc, StakingPool, UserStake};

/// History pages follow as further accounts.
#[derive(Accounts)]
pub struct SettleEntries<'info> {
    pub pool: AccountLoader<'info, StakingPool>,
    #[account(mut)]
    pub user_stake: AccountLoader<'info, UserStake>,
}

pub(crate) fn handler<'info>(ctx: Context<'info, SettleEntries<'info>>, entry_mask: u16) -> Result<()> {
    let now = Clock::get()?.unix_timestamp;
    let pages = ctx.remaining_accounts;
    let pool = ctx.accounts.pool.load()?;
    let mut user = ctx.accounts.user_stake.load_mut()?;
    pool.require_rolled(now)?;
    user.settle(&pool, entry_mask, |day| history_acc(&pool, pages, day))?;
    emit!(EntriesSettled { owner: user.owner, owed: user.owed, owed_open: user.owed_open });
    Ok(())
}
