use anchor_lang::prelude::*;

use crate::access::Outcome;
use crate::constants::pause;
use crate::contexts::{accounts, Context};
use crate::governance_events::ProposalActivated;
use crate::logging::emit;
use crate::runtime::now;
use crate::state::{Governance, Proposal, StakingPool, UserStake};

accounts! {
    pub struct ActivateProposal, listed_activate_proposal {
        proposer: signer,
        pool: readonly,
        governance: readonly,
        user_stake: readonly,
        proposal: writable,
    }
}

pub(crate) fn handler(ctx: Context<ActivateProposal>) -> Outcome<()> {
    let now = now()?;
    let accounts = ctx.accounts;
    let pool = accounts.pool.load::<StakingPool>()?;
    let governance = accounts.governance.load::<Governance>()?;
    let user = accounts.user_stake.load::<UserStake>()?;
    let proposal = accounts.proposal.load_mut::<Proposal>()?;
    proposal.require_proposer(accounts.proposer.key())?;
    user.require_owner(accounts.proposer.key())?;
    pool.require_rolled(now)?;
    pool.require_running(now, pause::PROPOSE)?;
    proposal.activate(pool, governance, user, now)?;
    emit(ProposalActivated {
        id: proposal.id,
        snapshot_day: proposal.snapshot_day,
        power_total: proposal.power_total,
        voting_end: proposal.voting_end,
    });
    Ok(())
}
