use anchor_lang::prelude::*;

use crate::access::Outcome;
use crate::contexts::{accounts, Context};
use crate::governance_events::{ProposalFinalized, ProposalMoved};
use crate::logging::emit;
use crate::runtime::now;
use crate::state::{Governance, Proposal, StakingPool};

accounts! {
    /// Of `finalize_proposal` and `expire_proposal`.
    pub struct ConcludeProposal, listed_conclude_proposal {
        pool: readonly,
        governance: writable,
        proposal: writable,
    }
}

pub(crate) fn finalize(ctx: Context<ConcludeProposal>) -> Outcome<()> {
    let now = now()?;
    let pool = ctx.accounts.pool.load::<StakingPool>()?;
    let governance = ctx.accounts.governance.load_mut::<Governance>()?;
    let proposal = ctx.accounts.proposal.load_mut::<Proposal>()?;
    pool.require_rolled(now)?;
    proposal.finalize(pool, now)?;
    governance.note_outcome(proposal, pool.last_day)?;
    emit(ProposalFinalized {
        id: proposal.id,
        state: proposal.state,
        quorum_reached: proposal.quorum_reached == 1,
        turnout: proposal.turnout,
        yes: proposal.yes,
        no: proposal.no,
        abstain: proposal.abstain,
    });
    Ok(())
}

pub(crate) fn expire(ctx: Context<ConcludeProposal>) -> Outcome<()> {
    let now = now()?;
    let pool = ctx.accounts.pool.load::<StakingPool>()?;
    let governance = ctx.accounts.governance.load_mut::<Governance>()?;
    let proposal = ctx.accounts.proposal.load_mut::<Proposal>()?;
    pool.require_rolled(now)?;
    proposal.expire(now)?;
    governance.finish(proposal);
    emit(ProposalMoved { id: proposal.id, state: proposal.state, eta: proposal.eta });
    Ok(())
}
