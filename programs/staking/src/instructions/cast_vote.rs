use anchor_lang::prelude::*;

use crate::access::{load, load_mut, Outcome};
use crate::constants::pause;
use crate::contexts::accounts;
use crate::governance_events::VoteCast;
use crate::state::{Attestation, Proposal, StakingPool, UserStake};

accounts! {
    /// The owner's attestation follows when the proposal counts attested owners by the square root.
    pub struct CastVote, __client_accounts_cast_vote {
        owner: signer,
        pool: readonly,
        user_stake: writable,
        proposal: writable,
    }
}

pub(crate) fn handler<'info>(ctx: Context<'info, CastVote<'info>>, side: u8) -> Outcome<()> {
    let now = Clock::get()?.unix_timestamp;
    let further = ctx.remaining_accounts;
    let accounts = ctx.accounts;
    let owner = accounts.owner.key;
    let pool = load::<StakingPool>(&accounts.pool)?;
    let mut user = load_mut::<UserStake>(&accounts.user_stake)?;
    let mut proposal = load_mut::<Proposal>(&accounts.proposal)?;
    user.require_owner(owner)?;
    pool.require_rolled(now)?;
    pool.require_running(now, pause::VOTE)?;
    let ballot = proposal.vote(&pool, &mut user, now, side, || is_attested(further, owner))?;
    emit!(VoteCast {
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
fn is_attested(further: &[AccountInfo], owner: &Pubkey) -> bool {
    let attestation = further.first().and_then(|account| load::<Attestation>(account).ok());
    attestation.is_some_and(|attestation| &attestation.owner == owner)
}
