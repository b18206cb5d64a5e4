use anchor_lang::prelude::*;

use crate::access::{load, load_mut, Outcome};
use crate::contexts::accounts;
use crate::governance_events::ProposalMoved;
use crate::state::{Proposal, StakingPool};

accounts! {
    pub struct QueueProposal, __client_accounts_queue_proposal {
        pool: readonly,
        proposal: writable(Proposal),
    }
}

pub(crate) fn handler(ctx: Context<QueueProposal>) -> Outcome<()> {
    let now = Clock::get()?.unix_timestamp;
    let pool = load::<StakingPool>(&ctx.accounts.pool)?;
    let mut proposal = load_mut::<Proposal>(&ctx.accounts.proposal)?;
    pool.require_rolled(now)?;
    proposal.queue(now)?;
    emit!(ProposalMoved { id: proposal.id, state: proposal.state, eta: proposal.eta });
    Ok(())
}
