use anchor_lang::prelude::*;

use crate::access::{load_mut, Outcome};
use crate::contexts::accounts;
use crate::governance_events::ProposalMoved;
use crate::state::{Governance, Proposal};

accounts! {
    pub struct CancelProposal, __client_accounts_cancel_proposal {
        proposer: signer,
        governance: writable,
        proposal: writable,
    }
}

pub(crate) fn handler(ctx: Context<CancelProposal>) -> Outcome<()> {
    let mut governance = load_mut::<Governance>(&ctx.accounts.governance)?;
    let mut proposal = load_mut::<Proposal>(&ctx.accounts.proposal)?;
    proposal.require_proposer(ctx.accounts.proposer.key)?;
    proposal.cancel()?;
    governance.finish(&proposal);
    emit!(ProposalMoved { id: proposal.id, state: proposal.state, eta: 0 });
    Ok(())
}
