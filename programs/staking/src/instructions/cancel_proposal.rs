use anchor_lang::prelude::*;

use crate::access::Outcome;
use crate::contexts::{accounts, Context};
use crate::governance_events::ProposalMoved;
use crate::logging::emit;
use crate::state::{Governance, Proposal};

accounts! {
    pub struct CancelProposal, listed_cancel_proposal {
        proposer: signer,
        governance: writable,
        proposal: writable,
    }
}

pub(crate) fn handler(ctx: Context<CancelProposal>) -> Outcome<()> {
    let governance = ctx.accounts.governance.load_mut::<Governance>()?;
    let proposal = ctx.accounts.proposal.load_mut::<Proposal>()?;
    proposal.require_proposer(ctx.accounts.proposer.key())?;
    proposal.cancel()?;
    governance.finish(proposal);
    emit(ProposalMoved { id: proposal.id, state: proposal.state, eta: 0 });
    Ok(())
}
