use anchor_lang::prelude::*;

use crate::access::Outcome;
use crate::account::Account;
use crate::constants::pause;
use crate::contexts::{accounts, Context};
use crate::governance_events::VoteCast;
use crate::logging::emit;
use crate::runtime::now;
use crate::state::{Attestation, Proposal, StakingPool, UserStake};

accounts! {
    /// The owner's attestation follows when the proposal counts attested owners by the square root.
    pub struct CastVote, listed_cast_vote {
        owner: signer,
        pool: readonly,
        user_stake: writable,
        proposal: writable,
    }
}

pub(crate) fn handler(ctx: Context<CastVote>, side: u8) -> Outcome<()> {
    let now = now()?;
    let further = ctx.remaining_accounts;
    let accounts = ctx.accounts;
    let owner = accounts.owner.key();
    let pool = accounts.pool.load::<StakingPool>()?;
    let user = accounts.user_stake.load_mut::<UserStake>()?;
    let proposal = accounts.proposal.load_mut::<Proposal>()?;
    user.require_owner(owner)?;
    pool.require_rolled(now)?;
    pool.require_running(now, pause::VOTE)?;
    let ballot = proposal.vote(pool, user, now, side, || is_attested(further, owner))?;
    emit(VoteCast {
        id: proposal.id,
        owner: *owner,
        side,
        weight: ballot.weight,
        linear: ballot.linear,
        voting_end: proposal.voting_end,
    });
    Ok(())
}

/// Attestations exist only at their owner's address, so type and owner identify one.
fn is_attested(further: &[Account], owner: &Pubkey) -> bool {
    let attestation = further.first().and_then(|account| account.load::<Attestation>().ok());
    attestation.is_some_and(|attestation| &attestation.owner == owner)
}
