use anchor_lang::prelude::*;

use crate::access::{load, load_mut, Outcome};
use crate::constants::feature;
use crate::contexts::accounts;
use crate::governance_events::ProposalMoved;
use crate::state::{Governance, Proposal, StakingPool};

accounts! {
    pub struct VetoProposal, __client_accounts_veto_proposal {
        guardian: signer,
        pool: readonly,
        governance: writable,
        proposal: writable,
    }
}

pub(crate) fn handler(ctx: Context<VetoProposal>) -> Outcome<()> {
    let now = Clock::get()?.unix_timestamp;
    let pool = load::<StakingPool>(&ctx.accounts.pool)?;
    let mut governance = load_mut::<Governance>(&ctx.accounts.governance)?;
    let mut proposal = load_mut::<Proposal>(&ctx.accounts.proposal)?;
    governance.require_guardian(ctx.accounts.guardian.key)?;
    pool.require_rolled(now)?;
    pool.require_feature(feature::VETO)?;
    proposal.veto(now, governance.veto_until)?;
    governance.finish(&proposal);
    emit!(ProposalMoved { id: proposal.id, state: proposal.state, eta: proposal.eta });
    Ok(())
}
