use anchor_lang::prelude::*;

use crate::access::{ensure, Outcome};
use crate::constants::{feature, pause};
use crate::contexts::{accounts, Context};
use crate::errors::StakingError;
use crate::governance_events::FeatureSwitched;
use crate::logging::emit;
use crate::runtime::now;
use crate::state::{kind, Governance, Proposal, StakingPool};

accounts! {
    pub struct ExecuteFeatureActivation, listed_execute_feature_activation {
        pool: writable,
        governance: writable,
        proposal: writable,
    }
}

pub(crate) fn handler(ctx: Context<ExecuteFeatureActivation>) -> Outcome<()> {
    let now = now()?;
    let pool = ctx.accounts.pool.load_mut::<StakingPool>()?;
    let governance = ctx.accounts.governance.load_mut::<Governance>()?;
    let proposal = ctx.accounts.proposal.load_mut::<Proposal>()?;
    pool.require_rolled(now)?;
    pool.require_running(now, pause::EXECUTE)?;
    proposal.begin_execution(now, kind::FEATURE)?;
    let flag = u8::try_from(proposal.selector).unwrap_or(feature::COUNT);
    ensure!(flag < feature::COUNT, StakingError::UnknownFeature);
    let enabled = proposal.value == 1;
    let bit = 1u32.wrapping_shl(flag.into());
    pool.features = if enabled { pool.features | bit } else { pool.features & !bit };
    pool.last_update = now;
    governance.finish(proposal);
    emit(FeatureSwitched { id: proposal.id, flag, enabled, features: pool.features });
    Ok(())
}
