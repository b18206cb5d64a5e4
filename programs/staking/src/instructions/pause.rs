use anchor_lang::prelude::*;

use crate::access::Outcome;
use crate::constants::feature;
use crate::contexts::{accounts, Context};
use crate::logging::emit;
use crate::runtime::now;
use crate::state::{Governance, StakingPool};
use crate::treasury_events::{PauseBegun, PauseEnded};

accounts! {
    /// Of `pause` and `unpause`. Neither needs a roll: an emergency does not wait for one.
    pub struct Pause, listed_pause {
        guardian: signer,
        pool: writable,
        governance: readonly,
    }
}

fn require_guardian(accounts: &Pause) -> Outcome<()> {
    accounts.governance.load::<Governance>()?.require_guardian(accounts.guardian.key())
}

pub(crate) fn begin(ctx: Context<Pause>, mask: u32, seconds: u32) -> Outcome<()> {
    let now = now()?;
    let pool = ctx.accounts.pool.load_mut::<StakingPool>()?;
    require_guardian(&ctx.accounts)?;
    pool.require_feature(feature::PAUSE)?;
    pool.begin_pause(now, mask, seconds)?;
    emit(PauseBegun { mask, until: pool.pause_until });
    Ok(())
}

/// Works with the feature switched off, too: ending a pause is no power over anyone.
pub(crate) fn end(ctx: Context<Pause>) -> Outcome<()> {
    let now = now()?;
    let pool = ctx.accounts.pool.load_mut::<StakingPool>()?;
    require_guardian(&ctx.accounts)?;
    pool.end_pause(now)?;
    emit(PauseEnded { mask: pool.pause_mask, at: now });
    Ok(())
}
