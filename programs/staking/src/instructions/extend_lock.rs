use anchor_lang::prelude::*;

use crate::access::Outcome;
use crate::constants::pause;
use crate::contexts::{accounts, Context};
use crate::events::LockExtended;
use crate::logging::emit;
use crate::runtime::now;
use crate::state::{apply_ring_change, history, StakingPool, UserStake};

accounts! {
    /// History and expiry pages follow as further accounts when the entries need them.
    pub struct ExtendLock, listed_extend_lock {
        owner: signer,
        pool: writable,
        user_stake: writable,
    }
}

pub(crate) fn handler(ctx: Context<ExtendLock>, entry: u8, lock_days: u32) -> Outcome<()> {
    let now = now()?;
    let pages = ctx.remaining_accounts;
    let pool = ctx.accounts.pool.load_mut::<StakingPool>()?;
    let user = ctx.accounts.user_stake.load_mut::<UserStake>()?;
    user.require_owner(ctx.accounts.owner.key())?;
    pool.require_rolled(now)?;
    pool.require_running(now, pause::STAKE)?;
    #[cfg(not(feature = "vuln-r04"))]
    user.settle(pool, u16::MAX, &history(pool, pages))?;
    let ring = user.extend(pool, now, entry, lock_days)?;
    apply_ring_change(pages, &ring)?;
    let extended = &user.entries[usize::from(entry)];
    emit(LockExtended {
        owner: user.owner,
        entry,
        lock_days,
        lock_end: extended.lock_end,
        weight: extended.weight_locked,
    });
    Ok(())
}
