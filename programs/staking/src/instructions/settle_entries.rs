use anchor_lang::prelude::*;

use crate::access::Outcome;
use crate::contexts::{accounts, Context};
use crate::events::EntriesSettled;
use crate::logging::emit;
use crate::runtime::now;
use crate::state::{history, StakingPool, UserStake};

accounts! {
    /// History pages follow as further accounts.
    pub struct SettleEntries, listed_settle_entries {
        pool: readonly,
        user_stake: writable,
    }
}

pub(crate) fn handler(ctx: Context<SettleEntries>, entry_mask: u16) -> Outcome<()> {
    let now = now()?;
    let pages = ctx.remaining_accounts;
    let pool = ctx.accounts.pool.load::<StakingPool>()?;
    let user = ctx.accounts.user_stake.load_mut::<UserStake>()?;
    pool.require_rolled(now)?;
    user.settle(pool, entry_mask, &history(pool, pages))?;
    emit(EntriesSettled { owner: user.owner, owed: user.owed, owed_open: user.owed_open });
    Ok(())
}
