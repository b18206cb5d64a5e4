use anchor_lang::prelude::*;

use crate::access::{load_mut, Outcome};
use crate::constants::pause;
use crate::contexts::accounts;
use crate::events::LockExtended;
use crate::state::{apply_ring_change, history_acc, StakingPool, UserStake};

accounts! {
    /// History and expiry pages follow as further accounts when the entries need them.
    pub struct ExtendLock, __client_accounts_extend_lock {
        owner: signer,
        pool: writable,
        user_stake: writable,
    }
}

pub(crate) fn handler<'info>(ctx: Context<'info, ExtendLock<'info>>, entry: u8, lock_days: u32) -> Outcome<()> {
    let now = Clock::get()?.unix_timestamp;
    let pages = ctx.remaining_accounts;
    let mut pool = load_mut::<StakingPool>(&ctx.accounts.pool)?;
    let mut user = load_mut::<UserStake>(&ctx.accounts.user_stake)?;
    user.require_owner(ctx.accounts.owner.key)?;
    pool.require_rolled(now)?;
    pool.require_running(now, pause::STAKE)?;
    user.settle(&pool, u16::MAX, &|day| history_acc(&pool, pages, day))?;
    let ring = user.extend(&mut pool, now, entry, lock_days)?;
    apply_ring_change(pages, &ring)?;
    let extended = &user.entries[usize::from(entry)];
    emit!(LockExtended {
        owner: user.owner,
        entry,
        lock_days,
        lock_end: extended.lock_end,
        weight: extended.weight_locked
    });
    Ok(())
}
