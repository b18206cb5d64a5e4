use anchor_lang::prelude::*;

use crate::access::Outcome;
use crate::constants::{feature, pause, BOOSTER_PROPOSALS};
use crate::contexts::{accounts, Context};
use crate::events::BoostersGranted;
use crate::logging::emit;
use crate::runtime::now;
use crate::state::{apply_ring_change, history, Governance, StakingPool, UserStake};

accounts! {
    /// History and expiry pages follow as further accounts when the entries need them.
    pub struct RefreshBoosters, listed_refresh_boosters {
        owner: signer,
        pool: writable,
        user_stake: writable,
        governance: readonly,
    }
}

pub(crate) fn handler(ctx: Context<RefreshBoosters>) -> Outcome<()> {
    let now = now()?;
    let pages = ctx.remaining_accounts;
    let pool = ctx.accounts.pool.load_mut::<StakingPool>()?;
    let user = ctx.accounts.user_stake.load_mut::<UserStake>()?;
    user.require_owner(ctx.accounts.owner.key())?;
    let governance = ctx.accounts.governance.load::<Governance>()?;
    pool.require_rolled(now)?;
    pool.require_running(now, pause::BOOSTERS)?;
    pool.require_feature(feature::BOOSTERS)?;
    user.settle(pool, u16::MAX, &history(pool, pages))?;
    let shared_bps = user.shared_boost_bps(pool, counted_votes(governance, user));
    let entries = user.grant_boosters(pool, shared_bps, |ring| apply_ring_change(pages, ring))?;
    pool.last_update = now;
    emit(BoostersGranted { owner: user.owner, shared_bps, entries, end_day: user.boost_end_day });
    Ok(())
}

/// Votes of the owner among the last proposals that reached quorum: spam that nobody voted on counts for nothing.
fn counted_votes(governance: &Governance, user: &UserStake) -> usize {
    let recent = governance.quorum_count.min(BOOSTER_PROPOSALS);
    let newest = governance.quorum_count;
    (1..=recent)
        .filter_map(|back| governance.quorum_ids.get((newest.wrapping_sub(back) % 8) as usize))
        .filter(|id| user.remembers_vote(**id))
        .count()
}
