use anchor_lang::prelude::*;

use crate::access::Outcome;
use crate::constants::feature;
use crate::contexts::{accounts, Context};
use crate::governance_events::ProposalMoved;
use crate::logging::emit;
use crate::runtime::now;
use crate::state::{Governance, Proposal, StakingPool};

accounts! {
    pub struct VetoProposal, listed_veto_proposal {
        guardian: signer,
        pool: readonly,
        governance: writable,
        proposal: writable,
    }
}

pub(crate) fn handler(ctx: Context<VetoProposal>) -> Outcome<()> {
    let now = now()?;
    let pool = ctx.accounts.pool.load::<StakingPool>()?;
    let governance = ctx.accounts.governance.load_mut::<Governance>()?;
    let proposal = ctx.accounts.proposal.load_mut::<Proposal>()?;
    governance.require_guardian(ctx.accounts.guardian.key())?;
    pool.require_rolled(now)?;
    pool.require_feature(feature::VETO)?;
    proposal.veto(now, governance.veto_until)?;
    governance.finish(proposal);
    emit(ProposalMoved { id: proposal.id, state: proposal.state, eta: proposal.eta });
    Ok(())
}
