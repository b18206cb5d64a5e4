//! A proposal: draft, vote, timelock, execution once. Rules are copied when voting begins, so that no other vote
//! changes them; power is what stood at the snapshot, the day before.

use anchor_lang::prelude::*;
use core::mem::size_of;

use super::governance::later;
use super::{Governance, StakingPool, UserStake};
use crate::access::{ensure, Outcome};
use crate::constants::{feature, BPS, SECONDS_PER_DAY, SECONDS_PER_HOUR};
use crate::errors::StakingError;
use crate::math::{add, isqrt_floor, mul_div_ceil, mul_div_floor};

pub const PROPOSAL_KINDS: usize = 4;

/// Values of `Proposal::kind`, in the order of `ProposalPayload`.
pub mod kind {
    pub const PARAMETER: u8 = 0;
    pub const SPEND: u8 = 1;
    pub const UPGRADE: u8 = 2;
    pub const FEATURE: u8 = 3;
}

/// Values of `Proposal::state`.
pub mod status {
    pub const DRAFT: u8 = 0;
    pub const ACTIVE: u8 = 1;
    pub const DEFEATED: u8 = 2;
    pub const SUCCEEDED: u8 = 3;
    pub const QUEUED: u8 = 4;
    pub const EXECUTED: u8 = 5;
    pub const EXPIRED: u8 = 6;
    pub const VETOED: u8 = 7;
    pub const CANCELLED: u8 = 8;
}

/// Values of `side` in a vote.
pub mod side {
    pub const NO: u8 = 0;
    pub const YES: u8 = 1;
    pub const ABSTAIN: u8 = 2;
}

/// At `["proposal", id]`. Zero-copy; every offset is part of the interface.
#[account(zero_copy)]
#[repr(C)]
#[derive(Debug)]
pub struct Proposal {
    pub proposer: Pubkey,
    /// Of the text that voters read, wherever it is.
    pub content_hash: [u8; 32],
    /// sha256 of the payload's Borsh bytes.
    pub payload_hash: [u8; 32],
    /// The wallet or vault that a spend pays, or an upgrade's buffer.
    pub address: Pubkey,
    /// sha256 of the upgrade's bytes.
    pub hash: [u8; 32],
    /// Parameter value, spend amount, or feature 0/1.
    pub value: u64,
    /// Of a buyback, quote base units for one whole token.
    pub price: u64,
    pub id: u32,
    pub kind: u8,
    pub state: u8,
    /// Parameter id, feature bit, or spend purpose.
    pub selector: u16,
    pub bond: u64,
    /// Voting power of all at the snapshot.
    pub power_total: u64,
    /// Linear power of those who voted: what quorum is about.
    pub turnout: u64,
    pub yes: u64,
    pub no: u64,
    pub abstain: u64,
    pub created_at: i64,
    pub activated_at: i64,
    /// Without the time in which voting was paused.
    pub voting_end: i64,
    pub finalized_at: i64,
    /// Earliest execution.
    pub eta: i64,
    pub executed_at: i64,
    /// Last second to act in a state that waits for a call.
    pub expires_at: i64,
    pub min_vote_stake: u64,
    /// Most that one owner's vote counts; `u64::MAX` without POWER_CAP.
    pub power_cap: u64,
    /// The pool's paused voting seconds when voting began.
    pub vote_paused_base: u64,
    pub snapshot_day: u32,
    pub quorum_bps: u16,
    pub approval_bps: u16,
    pub timelock_days: u16,
    pub seasoning_days: u16,
    /// 0 without LATE_QUORUM.
    pub late_hours: u16,
    pub grace_days: u16,
    pub slot: u8,
    /// 0 linear, 1 quadratic, 2 quadratic for attested owners.
    pub quadratic: u8,
    pub extended: u8,
    pub bond_returned: u8,
    pub quorum_reached: u8,
    pub bump: u8,
    pub vote_lock: u8,
    pub _pad: [u8; 1],
    pub voter_count: u32,
    pub _pad_unit: [u8; 4],
    /// Base units up to which a quadratic vote is linear.
    pub quadratic_unit: u64,
}

const _: () = assert!(size_of::<Proposal>() == 352);

/// What a vote added to the tallies.
#[derive(Debug, PartialEq, Eq)]
pub struct Ballot {
    pub linear: u64,
    pub weight: u64,
}

impl Proposal {
    /// Errors: `WrongProposalState`.
    fn require(&self, state: u8) -> Outcome<()> {
        ensure!(self.state == state, StakingError::WrongProposalState);
        Ok(())
    }

    /// Errors: `ProposalExpired`.
    fn require_in_time(&self, now: i64) -> Outcome<()> {
        ensure!(now <= self.expires_at, StakingError::ProposalExpired);
        Ok(())
    }

    /// Errors: `NotProposer`.
    pub fn require_proposer(&self, key: &Pubkey) -> Outcome<()> {
        ensure!(&self.proposer == key, StakingError::NotProposer);
        Ok(())
    }

    /// Opens voting: takes the snapshot and copies the rules.
    /// Errors: `WrongProposalState`, `ProposalExpired`, `BelowMinProposalStake`, `ProposalCoolDown`,
    /// `NoPowerAtSnapshot`.
    pub fn activate(&mut self, pool: &StakingPool, governance: &Governance, user: &UserStake, now: i64) -> Outcome<()> {
        self.require(status::DRAFT)?;
        self.require_in_time(now)?;
        // Tokens of before the snapshot, as of a voter: borrowed ones do not propose.
        let tokens = user.tokens_before(pool.last_day)?;
        #[cfg(feature = "vuln-g01")]
        let tokens = user.amount;
        ensure!(tokens >= governance.min_proposal_stake, StakingError::BelowMinProposalStake);
        // Asked again: a draft may have lain ready while its twin was defeated.
        let cools_down = pool.has(feature::COOL_DOWN) && governance.cools_down(&self.payload_hash, pool.last_day);
        ensure!(!cools_down, StakingError::ProposalCoolDown);
        let day_before = pool.last_day.checked_sub(1).and_then(|day| pool.recent_record(day));
        let power_total = day_before.map_or(0, |record| record.power);
        ensure!(power_total > 0, StakingError::NoPowerAtSnapshot);

        let kind = usize::from(self.kind);
        self.state = status::ACTIVE;
        self.activated_at = now;
        self.voting_end = later(now, governance.voting_days, SECONDS_PER_DAY)?;
        self.snapshot_day = pool.last_day;
        self.power_total = power_total;
        self.quorum_bps = governance.quorum_bps[kind];
        self.approval_bps = governance.approval_bps[kind];
        self.timelock_days = governance.timelock_days;
        self.grace_days = governance.grace_days;
        self.seasoning_days = governance.seasoning_days;
        self.late_hours = if pool.has(feature::LATE_QUORUM) { governance.late_hours } else { 0 };
        self.power_cap = if pool.has(feature::POWER_CAP) {
            mul_div_floor(power_total, governance.power_cap_bps.into(), BPS)?
        } else {
            u64::MAX
        };
        self.min_vote_stake = governance.min_vote_stake;
        self.vote_paused_base = pool.paused_voting_seconds(now);
        self.quadratic = governance.quadratic_for(pool, self.kind);
        self.quadratic_unit = governance.min_vote_stake;
        self.vote_lock = pool.has(feature::VOTE_LOCK).into();
        Ok(())
    }

    /// End of voting as seen at `now`: the time in which voting was paused is added. While it is paused now, the end
    /// moves with the clock, so a pause neither ends a vote nor opens one again.
    pub fn effective_end(&self, pool: &StakingPool, now: i64) -> Outcome<i64> {
        self.voting_end.checked_add(self.paused_for(pool, now)?).ok_or_else(|| StakingError::MathOverflow.into())
    }

    fn paused_for(&self, pool: &StakingPool, now: i64) -> Outcome<i64> {
        let seconds = pool.paused_voting_seconds(now).saturating_sub(self.vote_paused_base);
        i64::try_from(seconds).map_err(|_| StakingError::MathOverflow.into())
    }

    /// Base units of power that must vote, `ceil(power_total * quorum_bps / 10000)`.
    fn quorum_ceil(&self) -> Outcome<u64> {
        Ok(mul_div_ceil(self.power_total, self.quorum_bps.into(), BPS)?)
    }

    /// Counts the owner's vote. `attested` is asked only if the proposal wants an attestation.
    /// Errors: `InvalidSide`, `WrongProposalState`, `VotingEnded`, `AlreadyVoted`, `NoPowerAtSnapshot`,
    /// `BelowMinVoterStake`, `NotAttested`.
    #[inline(always)]
    pub fn vote(
        &mut self,
        pool: &StakingPool,
        user: &mut UserStake,
        now: i64,
        side: u8,
        attested: impl FnOnce() -> bool,
    ) -> Outcome<Ballot> {
        ensure!(side <= side::ABSTAIN, StakingError::InvalidSide);
        self.require(status::ACTIVE)?;
        let end = self.effective_end(pool, now)?;
        ensure!(now < end, StakingError::VotingEnded);
        let mark = self.id.checked_add(1).ok_or(StakingError::MathOverflow)?;
        ensure!(user.voted.get(usize::from(self.slot)) != Some(&mark), StakingError::AlreadyVoted);

        let eligible_before = self.snapshot_day.saturating_sub(self.seasoning_days.into());
        #[cfg(feature = "vuln-g01")]
        let eligible_before = u32::MAX;
        let tokens = user.tokens_before(eligible_before)?;
        ensure!(tokens > 0, StakingError::NoPowerAtSnapshot);
        ensure!(tokens >= self.min_vote_stake, StakingError::BelowMinVoterStake);
        ensure!(self.quadratic != 2 || attested(), StakingError::NotAttested);
        let power = user.power_at_snapshot(self.snapshot_day, eligible_before, self.voting_end)?;
        let linear = power.min(self.power_cap);
        let weight = self.tally_weight_floor(linear)?;

        let turnout_before = self.turnout;
        self.turnout = add(turnout_before, linear)?;
        let tally = match side {
            side::NO => &mut self.no,
            side::YES => &mut self.yes,
            _ => &mut self.abstain,
        };
        *tally = add(*tally, weight)?;
        self.voter_count = self.voter_count.checked_add(1).ok_or(StakingError::MathOverflow)?;
        let last_end = self.extend_if_late(pool, now, end, turnout_before)?;
        if self.vote_lock == 1 {
            let paused = now.saturating_sub(pool.voting_time(now));
            user.vote_lock_until = user.vote_lock_until.max(last_end.saturating_sub(paused));
        }
        user.note_vote(self.slot, self.id, side, weight, pool.last_day);
        Ok(Ballot { linear, weight })
    }

    /// Linear, or the geometric mean of power and the least stake that votes: never more than linear.
    fn tally_weight_floor(&self, linear: u64) -> Outcome<u64> {
        if self.quadratic == 0 {
            return Ok(linear);
        }
        let product = u128::from(linear).wrapping_mul(u128::from(self.quadratic_unit));
        Ok(linear.min(isqrt_floor(product)?))
    }

    /// A vote that brings quorum in the last hours gives the others as many hours to answer, once. Returns the latest
    /// end that voting can have now.
    #[inline(always)]
    fn extend_if_late(&mut self, pool: &StakingPool, now: i64, end: i64, turnout_before: u64) -> Outcome<i64> {
        if self.extended == 1 || self.late_hours == 0 {
            return Ok(end);
        }
        let quorum = self.quorum_ceil()?;
        if turnout_before >= quorum {
            return Ok(end);
        }
        if self.turnout < quorum {
            return later(end, self.late_hours, SECONDS_PER_HOUR);
        }
        let end_if_late = later(now, self.late_hours, SECONDS_PER_HOUR)?;
        if end >= end_if_late || cfg!(feature = "vuln-g04") {
            return Ok(end);
        }
        let paused = self.paused_for(pool, now)?;
        self.voting_end = end_if_late.checked_sub(paused).ok_or(StakingError::MathOverflow)?;
        self.extended = 1;
        Ok(end_if_late)
    }

    /// Decides when voting is over: enough power voted, and enough of it yes.
    /// Errors: `WrongProposalState`, `VotingActive`.
    pub fn finalize(&mut self, pool: &StakingPool, now: i64) -> Outcome<()> {
        self.require(status::ACTIVE)?;
        ensure!(now >= self.effective_end(pool, now)?, StakingError::VotingActive);
        let quorum_reached = self.turnout >= self.quorum_ceil()?;
        #[cfg(feature = "vuln-g06")]
        let quorum_reached = self.turnout >= mul_div_ceil(pool.active_power, self.quorum_bps.into(), BPS)?;
        let yes = u128::from(self.yes);
        let decided = yes.wrapping_add(u128::from(self.no));
        let approved =
            self.yes > 0 && yes.wrapping_mul(u128::from(BPS)) >= decided.wrapping_mul(u128::from(self.approval_bps));
        self.quorum_reached = quorum_reached.into();
        self.finalized_at = now;
        if quorum_reached && approved {
            self.state = status::SUCCEEDED;
            self.expires_at = later(now, self.grace_days, SECONDS_PER_DAY)?;
        } else {
            self.state = status::DEFEATED;
        }
        Ok(())
    }

    /// Starts the timelock.
    /// Errors: `WrongProposalState`, `ProposalExpired`.
    pub fn queue(&mut self, now: i64) -> Outcome<()> {
        self.require(status::SUCCEEDED)?;
        self.require_in_time(now)?;
        self.state = status::QUEUED;
        self.eta = later(now, self.timelock_days, SECONDS_PER_DAY)?;
        self.expires_at = later(self.eta, self.grace_days, SECONDS_PER_DAY)?;
        Ok(())
    }

    /// Marks the proposal executed: whoever calls this takes effect in the same instruction or fails as a whole.
    /// Errors: `AlreadyExecuted`, `WrongProposalState`, `WrongProposalType`, `TimelockActive`, `ProposalExpired`.
    pub fn begin_execution(&mut self, now: i64, kind: u8) -> Outcome<()> {
        ensure!(self.state != status::EXECUTED, StakingError::AlreadyExecuted);
        self.require(status::QUEUED)?;
        ensure!(self.kind == kind, StakingError::WrongProposalType);
        #[cfg(not(feature = "vuln-p01"))]
        ensure!(now >= self.eta, StakingError::TimelockActive);
        self.require_in_time(now)?;
        self.state = status::EXECUTED;
        self.executed_at = now;
        Ok(())
    }

    /// Errors: `WrongProposalState`, `ProposalNotExpired`.
    pub fn expire(&mut self, now: i64) -> Outcome<()> {
        let waits = matches!(self.state, status::DRAFT | status::SUCCEEDED | status::QUEUED);
        ensure!(waits, StakingError::WrongProposalState);
        ensure!(now > self.expires_at, StakingError::ProposalNotExpired);
        self.state = status::EXPIRED;
        Ok(())
    }

    /// Errors: `WrongProposalState`.
    pub fn cancel(&mut self) -> Outcome<()> {
        self.require(status::DRAFT)?;
        self.state = status::CANCELLED;
        Ok(())
    }

    /// Errors: `WrongProposalState`, `VetoEnded`.
    pub fn veto(&mut self, now: i64, veto_until: i64) -> Outcome<()> {
        let open = matches!(self.state, status::ACTIVE | status::SUCCEEDED | status::QUEUED);
        ensure!(open, StakingError::WrongProposalState);
        ensure!(now <= veto_until, StakingError::VetoEnded);
        self.state = status::VETOED;
        Ok(())
    }

    pub fn is_live(&self) -> bool {
        matches!(self.state, status::DRAFT | status::ACTIVE | status::SUCCEEDED | status::QUEUED)
    }

    /// Frees the proposer for a next proposal and returns the bond to pay, whatever the outcome was.
    /// Errors: `ProposalLive`, `BondAlreadyReturned`.
    pub fn return_bond(&mut self, user: &mut UserStake) -> Outcome<u64> {
        ensure!(!self.is_live(), StakingError::ProposalLive);
        ensure!(self.bond_returned == 0, StakingError::BondAlreadyReturned);
        self.bond_returned = 1;
        if Some(user.live_proposal) == self.id.checked_add(1) {
            user.live_proposal = 0;
        }
        Ok(self.bond)
    }
}
