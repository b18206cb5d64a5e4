use anchor_lang::prelude::*;

use crate::access::{ensure, load_mut, Outcome};
use crate::constants::{feature, pause};
use crate::contexts::accounts;
use crate::errors::StakingError;
use crate::governance_events::FeatureSwitched;
use crate::state::{kind, Governance, Proposal, StakingPool};

accounts! {
    pub struct ExecuteFeatureActivation, __client_accounts_execute_feature_activation {
        pool: writable,
        governance: writable,
        proposal: writable,
    }
}

pub(crate) fn handler(ctx: Context<ExecuteFeatureActivation>) -> Outcome<()> {
    let now = Clock::get()?.unix_timestamp;
    let mut pool = load_mut::<StakingPool>(&ctx.accounts.pool)?;
    let mut governance = load_mut::<Governance>(&ctx.accounts.governance)?;
    let mut proposal = load_mut::<Proposal>(&ctx.accounts.proposal)?;
    pool.require_rolled(now)?;
    pool.require_running(now, pause::EXECUTE)?;
    proposal.begin_execution(now, kind::FEATURE)?;
    let flag = u8::try_from(proposal.selector).unwrap_or(feature::COUNT);
    ensure!(flag < feature::COUNT, StakingError::UnknownFeature);
    let enabled = proposal.value == 1;
    let bit = 1u32.wrapping_shl(flag.into());
    pool.features = if enabled { pool.features | bit } else { pool.features & !bit };
    pool.last_update = now;
    governance.finish(&proposal);
    emit!(FeatureSwitched { id: proposal.id, flag, enabled, features: pool.features });
    Ok(())
}
