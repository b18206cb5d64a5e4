use anchor_lang::prelude::*;

use super::vault::pay_in;
use crate::access::{create, ensure, Outcome};
use crate::constants::{feature, pause, PROPOSAL_SEED, SECONDS_PER_DAY};
use crate::contexts::{accounts, Context};
use crate::errors::StakingError;
use crate::governance_events::ProposalCreated;
use crate::logging::emit;
use crate::runtime::now;
use crate::state::{later, Governance, Proposal, ProposalPayload, StakingPool, UserStake};

accounts! {
    pub struct CreateProposal, listed_create_proposal {
        proposer: payer,
        pool: readonly,
        governance: writable,
        user_stake: writable,
        proposal: writable,
        proposer_token: writable,
        bond_vault: vault(BOND_VAULT),
        token_program: token_program,
        system_program: system_program,
    }
}

pub(crate) fn handler(
    ctx: Context<CreateProposal>,
    id: u32,
    payload: ProposalPayload,
    content_hash: [u8; 32],
) -> Outcome<()> {
    let now = now()?;
    let accounts = ctx.accounts;
    let created = {
        let pool = accounts.pool.load::<StakingPool>()?;
        let governance = accounts.governance.load_mut::<Governance>()?;
        let user = accounts.user_stake.load_mut::<UserStake>()?;
        user.require_owner(accounts.proposer.key())?;
        pool.require_rolled(now)?;
        pool.require_running(now, pause::PROPOSE)?;
        payload.validate(pool, governance)?;
        ensure!(id == governance.proposal_count, StakingError::ProposalIdMismatch);
        #[cfg(not(feature = "vuln-g14"))]
        ensure!(user.live_proposal == 0, StakingError::ProposalPending);
        ensure!(user.amount >= governance.min_proposal_stake, StakingError::BelowMinProposalStake);
        let payload_hash = payload.hash()?;
        let cools_down = pool.has(feature::COOL_DOWN) && governance.cools_down(&payload_hash, pool.last_day);
        ensure!(!cools_down, StakingError::ProposalCoolDown);
        let slot = governance.open_slot()?;
        user.live_proposal = governance.proposal_count;

        let seeds: &[&[u8]] = &[PROPOSAL_SEED, &id.to_le_bytes()];
        let bump = create::<Proposal>(accounts.proposer, accounts.proposal, seeds)?;
        let proposal = accounts.proposal.load_mut::<Proposal>()?;
        payload.store(proposal);
        proposal.id = id;
        proposal.slot = slot;
        proposal.bump = bump;
        proposal.proposer = user.owner;
        proposal.content_hash = content_hash;
        proposal.payload_hash = payload_hash;
        proposal.bond = if cfg!(feature = "vuln-g14") { 0 } else { governance.bond };
        proposal.created_at = now;
        proposal.expires_at = later(now, governance.grace_days, SECONDS_PER_DAY)?;
        ProposalCreated {
            id,
            proposer: proposal.proposer,
            kind: proposal.kind,
            selector: proposal.selector,
            value: proposal.value,
            payload_hash,
            bond: proposal.bond,
        }
    };
    if created.bond > 0 {
        pay_in(accounts.proposer_token, accounts.bond_vault, accounts.proposer, created.bond)?;
    }
    emit(created);
    Ok(())
}
