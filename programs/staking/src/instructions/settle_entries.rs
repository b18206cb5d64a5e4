use anchor_lang::prelude::*;

use crate::access::{load, load_mut, Outcome};
use crate::contexts::accounts;
use crate::events::EntriesSettled;
use crate::state::{history_acc, StakingPool, UserStake};

accounts! {
    /// History pages follow as further accounts.
    pub struct SettleEntries, __client_accounts_settle_entries {
        pool: readonly,
        user_stake: writable,
    }
}

pub(crate) fn handler<'info>(ctx: Context<'info, SettleEntries<'info>>, entry_mask: u16) -> Outcome<()> {
    let now = Clock::get()?.unix_timestamp;
    let pages = ctx.remaining_accounts;
    let pool = load::<StakingPool>(&ctx.accounts.pool)?;
    let mut user = load_mut::<UserStake>(&ctx.accounts.user_stake)?;
    pool.require_rolled(now)?;
    user.settle(&pool, entry_mask, &|day| history_acc(&pool, pages, day))?;
    emit!(EntriesSettled { owner: user.owner, owed: user.owed, owed_open: user.owed_open });
    Ok(())
}
