use anchor_lang::prelude::*;

use crate::access::{load, load_mut, Outcome};
use crate::constants::pause;
use crate::contexts::accounts;
use crate::governance_events::ProposalActivated;
use crate::state::{Governance, Proposal, StakingPool, UserStake};

accounts! {
    pub struct ActivateProposal, __client_accounts_activate_proposal {
        proposer: signer,
        pool: readonly,
        governance: readonly,
        user_stake: readonly,
        proposal: writable,
    }
}

pub(crate) fn handler(ctx: Context<ActivateProposal>) -> Outcome<()> {
    let now = Clock::get()?.unix_timestamp;
    let accounts = ctx.accounts;
    let pool = load::<StakingPool>(&accounts.pool)?;
    let governance = load::<Governance>(&accounts.governance)?;
    let user = load::<UserStake>(&accounts.user_stake)?;
    let mut proposal = load_mut::<Proposal>(&accounts.proposal)?;
    proposal.require_proposer(accounts.proposer.key)?;
    user.require_owner(accounts.proposer.key)?;
    pool.require_rolled(now)?;
    pool.require_running(now, pause::PROPOSE)?;
    proposal.activate(&pool, &governance, &user, now)?;
    emit!(ProposalActivated {
        id: proposal.id,
        snapshot_day: proposal.snapshot_day,
        power_total: proposal.power_total,
        voting_end: proposal.voting_end,
    });
    Ok(())
}
