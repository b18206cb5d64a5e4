//! Who may do what, the rules that new proposals copy, and the slots of live ones.

use anchor_lang::prelude::*;
use core::mem::size_of;

use super::parameters::{id, require_in_bounds};
use super::proposal::{kind, status, Proposal, PROPOSAL_KINDS};
use super::{StakingPool, Treasury};
use crate::access::{ensure, Outcome};
use crate::constants::{feature, PROPOSAL_SLOTS, SECONDS_PER_DAY};
use crate::errors::StakingError;
use crate::math::div_rem;

/// How many defeats, and how many proposals with quorum, are remembered.
pub const REMEMBERED_PROPOSALS: usize = 8;
/// Two years of bootstrapping at most.
const MAX_VETO_DAYS: u16 = 730;

/// Rules and roles that `initialize_governance` sets, each inside compiled bounds.
#[derive(AnchorSerialize, AnchorDeserialize, Clone, Copy, Debug)]
pub struct GovernanceParams {
    /// May pause, and may veto while `veto_days` last.
    pub guardian: Pubkey,
    /// Says which owners are one person.
    pub attestor: Pubkey,
    /// Least staked base units of a proposer, and of a voter before the snapshot.
    pub min_proposal_stake: u64,
    pub min_vote_stake: u64,
    /// Base units that a proposer deposits until the proposal has ended.
    pub bond: u64,
    /// By proposal kind: share of the snapshot's power that must vote, and share of yes in yes and no.
    pub quorum_bps: [u16; PROPOSAL_KINDS],
    pub approval_bps: [u16; PROPOSAL_KINDS],
    pub voting_days: u16,
    pub timelock_days: u16,
    /// Days in which a proposal in a state that waits for a call must get it.
    pub grace_days: u16,
    /// Days before the snapshot in which a deposit must have been made to vote.
    pub seasoning_days: u16,
    pub late_hours: u16,
    pub power_cap_bps: u16,
    pub cooldown_days: u16,
    pub veto_days: u16,
    pub quadratic_mode: u8,
    pub quadratic_attested: bool,
    pub spending_cap_bps: u32,
    pub reserve_floor: u64,
    pub buyback_weekly_cap: u64,
    /// Quote base units for one whole token.
    pub buyback_max_price: u64,
}

/// A payload that lost, by the first 8 bytes of its hash.
#[zero_copy]
#[derive(Debug, Default, PartialEq, Eq)]
#[repr(C)]
pub struct Defeat {
    pub hash: u64,
    pub day: u32,
    pub _pad: u32,
}

/// At `["governance"]`. Zero-copy; every offset is part of the interface.
#[account(zero_copy)]
#[repr(C)]
pub struct Governance {
    pub guardian: Pubkey,
    pub attestor: Pubkey,
    /// Must accept before it is the pool's authority; zero when none is proposed.
    pub pending_authority: Pubkey,
    pub min_proposal_stake: u64,
    pub min_vote_stake: u64,
    pub bond: u64,
    /// Unix time after which nothing can be vetoed.
    pub veto_until: i64,
    pub quorum_bps: [u16; PROPOSAL_KINDS],
    pub approval_bps: [u16; PROPOSAL_KINDS],
    pub voting_days: u16,
    pub timelock_days: u16,
    pub grace_days: u16,
    pub seasoning_days: u16,
    pub late_hours: u16,
    pub power_cap_bps: u16,
    pub cooldown_days: u16,
    /// 0 off, 1 feature proposals, 2 all.
    pub quadratic_mode: u8,
    pub quadratic_attested: u8,
    /// The next proposal's id.
    pub proposal_count: u32,
    pub quorum_count: u32,
    /// Slot `n % 8` of the n-th that reached quorum.
    pub quorum_ids: [u32; REMEMBERED_PROPOSALS],
    /// Id + 1 of each live proposal, 0 free.
    pub slots: [u32; PROPOSAL_SLOTS],
    /// Slot `n % 8` of the n-th defeat.
    pub defeated: [Defeat; REMEMBERED_PROPOSALS],
    pub defeated_count: u32,
    pub bump: u8,
    pub _pad: [u8; 3],
    pub executed_count: [u32; PROPOSAL_KINDS],
    /// The last upgrade that was executed: a buffer with this hash may be deployed.
    pub upgrade_hash: [u8; 32],
    pub upgrade_buffer: Pubkey,
    pub upgrade_approved_at: i64,
    pub reserved: [u64; 8],
}

const _: () = assert!(size_of::<Defeat>() == 16);
const _: () = assert!(size_of::<Governance>() == 552);

impl GovernanceParams {
    /// Gives the treasury its limits and the unit that prices are for.
    /// Errors: `ParameterOutOfRange`.
    pub fn open_treasury(&self, treasury: &mut Treasury, pool: &StakingPool) -> Outcome<()> {
        let supply = pool.total_supply;
        treasury.change_parameter(id::SPENDING_CAP_BPS, self.spending_cap_bps.into(), supply)?;
        treasury.change_parameter(id::RESERVE_FLOOR, self.reserve_floor, supply)?;
        treasury.change_parameter(id::BUYBACK_WEEKLY_CAP, self.buyback_weekly_cap, supply)?;
        treasury.change_parameter(id::BUYBACK_MAX_PRICE, self.buyback_max_price, supply)?;
        treasury.token_unit = 10u64.checked_pow(pool.decimals.into()).ok_or(StakingError::MathOverflow)?;
        Ok(())
    }
}

impl Governance {
    /// Errors: `RolesMustDiffer`, `ParameterOutOfRange`, `BelowTimelockFloor`.
    pub fn initialise(&mut self, params: &GovernanceParams, pool: &StakingPool, now: i64) -> Outcome<()> {
        ensure!(params.guardian != pool.authority, StakingError::RolesMustDiffer);
        ensure!(params.veto_days <= MAX_VETO_DAYS, StakingError::ParameterOutOfRange);
        self.guardian = params.guardian;
        self.attestor = params.attestor;
        self.veto_until = later(now, params.veto_days, SECONDS_PER_DAY)?;
        let supply = pool.total_supply;
        self.put(id::MIN_PROPOSAL_STAKE, params.min_proposal_stake, supply)?;
        self.put(id::MIN_VOTE_STAKE, params.min_vote_stake, supply)?;
        self.put(id::BOND, params.bond, supply)?;
        for (parameter, bps) in (id::QUORUM_BPS..).zip(params.quorum_bps) {
            self.put(parameter, bps.into(), supply)?;
        }
        for (parameter, bps) in (id::APPROVAL_BPS..).zip(params.approval_bps) {
            self.put(parameter, bps.into(), supply)?;
        }
        self.put(id::VOTING_DAYS, params.voting_days.into(), supply)?;
        self.put(id::TIMELOCK_DAYS, params.timelock_days.into(), supply)?;
        self.put(id::SEASONING_DAYS, params.seasoning_days.into(), supply)?;
        self.put(id::POWER_CAP_BPS, params.power_cap_bps.into(), supply)?;
        self.put(id::QUADRATIC_MODE, params.quadratic_mode.into(), supply)?;
        self.put(id::COOLDOWN_DAYS, params.cooldown_days.into(), supply)?;
        self.put(id::LATE_HOURS, params.late_hours.into(), supply)?;
        self.put(id::GRACE_DAYS, params.grace_days.into(), supply)?;
        self.put(id::QUADRATIC_ATTESTED, params.quadratic_attested.into(), supply)
    }

    /// A first value: inside its bounds, but with nothing to take a step from.
    fn put(&mut self, parameter: u16, value: u64, total_supply: u64) -> Outcome<()> {
        require_in_bounds(parameter, value, total_supply)?;
        self.set_parameter(parameter, value)
    }

    /// Gives the lowest free slot to the next proposal and returns it.
    /// Errors: `ProposalLimit`.
    pub fn open_slot(&mut self) -> Outcome<u8> {
        let slot = self.slots.iter().position(|taken| *taken == 0).ok_or(StakingError::ProposalLimit)?;
        self.proposal_count = self.proposal_count.checked_add(1).ok_or(StakingError::MathOverflow)?;
        self.slots[slot] = self.proposal_count;
        u8::try_from(slot).map_err(|_| StakingError::MathOverflow.into())
    }

    /// Whether the payload lost less than `cooldown_days` ago.
    pub fn cools_down(&self, payload_hash: &[u8; 32], today: u32) -> bool {
        let hash = short_hash(payload_hash);
        let filled = (self.defeated_count as usize).min(REMEMBERED_PROPOSALS);
        self.defeated[..filled]
            .iter()
            .any(|defeat| defeat.hash == hash && today < defeat.day.saturating_add(u32::from(self.cooldown_days)))
    }

    /// Books the outcome of voting.
    pub fn note_outcome(&mut self, proposal: &Proposal, today: u32) -> Outcome<()> {
        if proposal.quorum_reached == 1 || cfg!(feature = "vuln-g14") {
            self.quorum_ids[ring_slot(self.quorum_count)] = proposal.id;
            self.quorum_count = self.quorum_count.checked_add(1).ok_or(StakingError::MathOverflow)?;
        }
        if proposal.state == status::DEFEATED {
            let defeat = Defeat { hash: short_hash(&proposal.payload_hash), day: today, _pad: 0 };
            self.defeated[ring_slot(self.defeated_count)] = defeat;
            self.defeated_count = self.defeated_count.checked_add(1).ok_or(StakingError::MathOverflow)?;
            self.finish(proposal);
        }
        Ok(())
    }

    /// A proposal has ended: its slot is free, and an execution is counted.
    pub fn finish(&mut self, proposal: &Proposal) {
        if let Some(slot) = self.slots.get_mut(usize::from(proposal.slot)) {
            *slot = 0;
        }
        if proposal.state == status::EXECUTED {
            if let Some(count) = self.executed_count.get_mut(usize::from(proposal.kind)) {
                *count = count.saturating_add(1);
            }
        }
    }

    /// How votes of a new proposal count: 0 linear, 1 quadratic, 2 quadratic for attested owners.
    pub fn quadratic_for(&self, pool: &StakingPool, proposal_kind: u8) -> u8 {
        let applies = self.quadratic_mode == 2 || (self.quadratic_mode == 1 && proposal_kind == kind::FEATURE);
        match (pool.has(feature::QUADRATIC) && applies, self.quadratic_attested) {
            (false, _) => 0,
            (true, 0) => 1,
            #[cfg(feature = "vuln-s02")]
            (true, _) => 1,
            #[cfg(not(feature = "vuln-s02"))]
            (true, _) => 2,
        }
    }

    /// Errors: `NotGuardian`.
    pub fn require_guardian(&self, key: &Pubkey) -> Outcome<()> {
        ensure!(&self.guardian == key, StakingError::NotGuardian);
        Ok(())
    }

    /// Errors: `NotAttestor`.
    pub fn require_attestor(&self, key: &Pubkey) -> Outcome<()> {
        ensure!(&self.attestor == key, StakingError::NotAttestor);
        Ok(())
    }

    /// The transfer takes two steps, so that a mistyped key cannot end up in charge.
    /// Errors: `RolesMustDiffer`.
    pub fn propose_authority(&mut self, new: Pubkey) -> Outcome<()> {
        ensure!(new != self.guardian, StakingError::RolesMustDiffer);
        self.pending_authority = new;
        Ok(())
    }

    /// Errors: `NotPendingAuthority`, `RolesMustDiffer`.
    pub fn accept_authority(&mut self, signer: &Pubkey) -> Outcome<()> {
        ensure!(&self.pending_authority == signer, StakingError::NotPendingAuthority);
        ensure!(signer != &self.guardian, StakingError::RolesMustDiffer);
        self.pending_authority = Pubkey::default();
        Ok(())
    }

    /// Errors: `RolesMustDiffer`.
    pub fn set_guardian(&mut self, guardian: Pubkey, authority: &Pubkey) -> Outcome<()> {
        ensure!(&guardian != authority, StakingError::RolesMustDiffer);
        self.guardian = guardian;
        Ok(())
    }
}

fn ring_slot(count: u32) -> usize {
    count as usize % REMEMBERED_PROPOSALS
}

/// Enough of a hash to know a payload again: who finds another with the same 8 bytes only keeps himself waiting.
fn short_hash(hash: &[u8; 32]) -> u64 {
    let mut first = [0u8; 8];
    first.copy_from_slice(&hash[..8]);
    u64::from_le_bytes(first)
}

/// `now` and a count of days or hours.
pub(crate) fn later(now: i64, count: u16, unit_seconds: i64) -> Outcome<i64> {
    let wait = i64::from(count).checked_mul(unit_seconds);
    wait.and_then(|wait| now.checked_add(wait)).ok_or_else(|| StakingError::MathOverflow.into())
}

/// `floor(total_supply / 100)`: what thresholds and the bond may be at most.
pub(crate) fn percent_floor(total_supply: u64) -> Outcome<u64> {
    Ok(div_rem(total_supply, 100)?.0)
}
