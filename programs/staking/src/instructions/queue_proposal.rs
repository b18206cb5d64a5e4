use anchor_lang::prelude::*;

use crate::access::Outcome;
use crate::contexts::{accounts, Context};
use crate::governance_events::ProposalMoved;
use crate::logging::emit;
use crate::runtime::now;
use crate::state::{Proposal, StakingPool};

accounts! {
    pub struct QueueProposal, listed_queue_proposal {
        pool: readonly,
        proposal: writable(Proposal),
    }
}

pub(crate) fn handler(ctx: Context<QueueProposal>) -> Outcome<()> {
    let now = now()?;
    let pool = ctx.accounts.pool.load::<StakingPool>()?;
    let proposal = ctx.accounts.proposal.load_mut::<Proposal>()?;
    pool.require_rolled(now)?;
    proposal.queue(now)?;
    emit(ProposalMoved { id: proposal.id, state: proposal.state, eta: proposal.eta });
    Ok(())
}
