//! One owner's deposits. Each deposit is an entry with its own lock, so topping up never lends an old
//! lock's weight to new tokens, and settling needs few history reads an entry, whatever the time passed.

use anchor_lang::prelude::*;
use core::mem::size_of;

use super::entry::entry_state::*;
use super::{RingChange, StakeEntry, StakingPool};
use crate::access::{ensure, Outcome};
use crate::constants::{feature, *};
use crate::errors::StakingError;
use crate::math::{add, mul_div_ceil, penalty_ceil, sub, weight_floor};

/// Bit of `UserStake::options`: anyone may compound.
pub const COMPOUNDING: u8 = 1;
/// Payouts and votes that an account remembers.
pub const REMEMBERED: usize = 8;

/// How a payout left the reward vault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum PayoutKind {
    Claim = 1,
    Compound = 2,
    Close = 3,
}

/// One of the last payouts.
#[zero_copy]
#[derive(Debug, Default, PartialEq, Eq)]
#[repr(C)]
pub struct Payout {
    pub amount: u64,
    pub day: u32,
    pub kind: u8,
    pub _pad: [u8; 3],
}

/// One of the last votes.
#[zero_copy]
#[derive(Debug, Default, PartialEq, Eq)]
#[repr(C)]
pub struct CastVote {
    /// As counted.
    pub weight: u64,
    pub proposal: u32,
    pub day: u32,
    /// 0 no, 1 yes, 2 abstain.
    pub side: u8,
    pub _pad: [u8; 7],
}

/// At `["stake", owner]`. Zero-copy; every offset is part of the interface.
#[account(zero_copy)]
#[repr(C)]
pub struct UserStake {
    pub owner: Pubkey,
    /// Sum of the entries' amounts.
    pub amount: u64,
    /// Unix time of the latest deposit.
    pub stake_timestamp: i64,
    /// Base units ever credited.
    pub rewards_earned: u64,
    /// Sum of the entries' weights, without booster and age, as of the last settlement.
    pub voting_power: u64,
    /// Claimable.
    pub owed: u64,
    /// Earned in week `owed_open_week`; claimable when it has closed.
    pub owed_open: u64,
    /// Taken out of the reward vault, compounded rewards included.
    pub rewards_claimed: u64,
    pub penalties_paid: u64,
    pub owed_open_week: u32,
    /// Lock of the latest deposit.
    pub lock_days: u32,
    /// No exit before this time while VOTE_LOCK is on; in voting time, which stands still while voting is paused.
    pub vote_lock_until: i64,
    /// Day of the last debate fee, 0 none.
    pub last_debate_day: u32,
    /// Last day of the last grant of boosters, and what of it did not depend on a deposit's age.
    pub boost_end_day: u32,
    pub boost_bps: u32,
    /// Proposal id + 1, 0 none.
    pub live_proposal: u32,
    pub entry_count: u8,
    pub bump: u8,
    /// Bit 0: compounding.
    pub options: u8,
    /// Count, modulo 256, of payouts and of votes ever made.
    pub payout_count: u8,
    pub vote_count: u8,
    pub _pad: [u8; 3],
    /// Fraction of a base unit, in 2^-64, that the last settlement could not credit; the next one adds it, so
    /// that settling more often never costs anything.
    pub reward_dust: u64,
    pub rewards_compounded: u64,
    pub rewards_forfeited: u64,
    /// Index of the next unstake ticket. Starts at the unix time of opening, so that an account that is closed
    /// and opened again does not meet its old tickets.
    pub ticket_count: u32,
    pub _pad_tickets: [u8; 4],
    pub reserved: [u64; 2],
    pub entries: [StakeEntry; MAX_ENTRIES],
    /// Proposal id + 1 by slot of live proposals: a second vote finds its mark.
    pub voted: [u32; PROPOSAL_SLOTS],
    /// Slot `n % 8` of the n-th.
    pub payouts: [Payout; REMEMBERED],
    pub votes: [CastVote; REMEMBERED],
}

const _: () = assert!(size_of::<UserStake>() == 1848);

/// What an exit moves.
#[derive(Debug, PartialEq, Eq)]
pub struct Exit {
    pub to_owner: u64,
    pub penalty: u64,
    /// Vesting rewards that go back to the budgets.
    pub forfeited: u64,
    pub matured: bool,
    pub ring: RingChange,
}

impl UserStake {
    pub fn require_owner(&self, key: &Pubkey) -> Outcome<()> {
        ensure!(&self.owner == key, StakingError::WrongOwner);
        Ok(())
    }

    pub(super) fn entry_mut(&mut self, index: u8) -> Outcome<&mut StakeEntry> {
        let entry = self.entries.get_mut(usize::from(index)).filter(|entry| entry.is_live());
        entry.ok_or_else(|| StakingError::EntryNotFound.into())
    }

    fn live_entry(&self, index: u8) -> Outcome<&StakeEntry> {
        let entry = self.entries.get(usize::from(index)).filter(|entry| entry.is_live());
        entry.ok_or_else(|| StakingError::EntryNotFound.into())
    }

    #[inline(always)]
    pub(super) fn free_slot(&self) -> Outcome<u8> {
        let slot = self.entries.iter().position(|entry| !entry.is_live()).ok_or(StakingError::EntriesFull)?;
        Ok(slot as u8)
    }

    /// A new deposit in the lowest free entry. It starts with the next day; its scheduled changes wait in the
    /// pool until the day is closed. Returns the entry's index.
    #[inline(always)]
    pub fn deposit(&mut self, pool: &mut StakingPool, now: i64, amount: u64, lock_days: u32) -> Outcome<u8> {
        ensure!(amount > 0, StakingError::ZeroAmount);
        let tier = pool.tier_of(lock_days)?;
        ensure!(amount >= pool.min_stake, StakingError::StakeBelowMinimum);
        let total = add(self.amount, amount)?;
        ensure!(!pool.has(feature::STAKE_CAP) || total <= pool.max_stake, StakingError::StakeCapExceeded);
        let index = self.free_slot()?;
        #[cfg(feature = "vuln-l02")]
        let lock_end = self.running_lock_end(tier, now);
        self.place(pool, now, index, amount, tier, lock_days, 0)?;
        #[cfg(feature = "vuln-l02")]
        self.keep_lock_end(index, lock_end)?;
        self.count_in(pool, amount)?;
        Ok(index)
    }

    /// Writes an entry into a slot and its weight into the pool's pending totals.
    #[allow(clippy::too_many_arguments)]
    #[inline(always)]
    pub(super) fn place(
        &mut self,
        pool: &mut StakingPool,
        now: i64,
        index: u8,
        amount: u64,
        tier: usize,
        lock_days: u32,
        flags: u8,
    ) -> Outcome<()> {
        let multiplier = *pool.multiplier_bps.get(tier).ok_or(StakingError::UnknownLock)?;
        let lock_seconds = i64::from(lock_days).checked_mul(SECONDS_PER_DAY).ok_or(StakingError::MathOverflow)?;
        let entry = StakeEntry {
            amount,
            lock_end: now.checked_add(lock_seconds).ok_or(StakingError::MathOverflow)?,
            weight_locked: weight_floor(amount, multiplier)?,
            weight_base: amount,
            start_day: pool.last_day,
            end_day: pool.last_day.checked_add(lock_days).ok_or(StakingError::MathOverflow)?,
            tier: tier as u8,
            state: LIVE | flags | power_flags(pool, tier, flags),
            multiplier_bps: u16::try_from(multiplier).map_err(|_| StakingError::MathOverflow)?,
            ..StakeEntry::default()
        };
        #[cfg(feature = "vuln-r04")]
        let entry = self.start_in_the_past(pool, entry, index);
        entry.count_pending(pool, true)?;
        pool.refresh_voting_power()?;
        pool.last_update = now;
        let slot = self.entries.get_mut(usize::from(index)).ok_or(StakingError::EntryNotFound)?;
        *slot = entry;
        self.voting_power = add(self.voting_power, entry.weight_locked)?;
        self.stake_timestamp = now;
        self.lock_days = lock_days;
        Ok(())
    }

    #[inline(always)]
    pub(super) fn count_in(&mut self, pool: &mut StakingPool, amount: u64) -> Outcome<()> {
        if self.amount == 0 {
            pool.staker_count = pool.staker_count.checked_add(1).ok_or(StakingError::MathOverflow)?;
        }
        self.amount = add(self.amount, amount)?;
        self.entry_count = self.entry_count.checked_add(1).ok_or(StakingError::MathOverflow)?;
        pool.total_staked = add(pool.total_staked, amount)?;
        // What the sums of weights and powers are sized for; rises by age come later, when a day is closed.
        ensure!(pool.total_staked <= MAX_TOTAL_SUPPLY, StakingError::MathOverflow);
        Ok(())
    }

    /// Takes an entry out of the totals and puts `after`, a smaller version of it, in; none: nothing.
    /// Returns what the ring must change.
    pub(super) fn recount(
        pool: &mut StakingPool,
        before: &StakeEntry,
        after: Option<&StakeEntry>,
    ) -> Outcome<RingChange> {
        let today = pool.last_day;
        let mut ring = RingChange::default();
        if before.start_day == today {
            before.count_pending(pool, false)?;
            if let Some(after) = after {
                after.count_pending(pool, true)?;
            }
        } else {
            ring = RingChange { from: today, before: Some(*before), after: after.copied() };
            pool.active_weight = sub(pool.active_weight, before.weight_on(today)?)?;
            pool.active_power = sub(pool.active_power, before.power_on(today)?)?;
            if let Some(after) = after {
                pool.active_weight = add(pool.active_weight, after.weight_on(today)?)?;
                pool.active_power = add(pool.active_power, after.power_on(today)?)?;
            }
        }
        pool.refresh_voting_power()?;
        Ok(ring)
    }

    /// Checks that an exit is allowed, before anything changes. True if the lock has ended.
    #[inline(always)]
    pub fn check_exit(&self, pool: &StakingPool, now: i64, amount: u64, force: bool, index: u8) -> Outcome<bool> {
        ensure!(amount > 0, StakingError::ZeroAmount);
        let entry = self.live_entry(index)?;
        let remainder = entry.amount.checked_sub(amount).ok_or(StakingError::AmountExceedsEntry)?;
        ensure!(remainder == 0 || remainder >= pool.min_stake, StakingError::RemainderBelowMinStake);
        let matured = now >= entry.lock_end;
        ensure!(matured || force, StakingError::StillLocked);
        if cfg!(feature = "vuln-l01") {
            return Ok(matured);
        }
        // Else one purse could take every slot of live proposals in turn.
        ensure!(self.live_proposal == 0, StakingError::ProposerLocked);
        if pool.has(feature::VOTE_LOCK) {
            ensure!(pool.voting_time(now) >= self.vote_lock_until, StakingError::VoteLocked);
        }
        Ok(matured)
    }

    /// Takes `amount` out of a settled entry and its weight out of the totals. The open day's tick no
    /// longer counts it. Call `check_exit` and `settle` first.
    #[inline(always)]
    pub fn withdraw(
        &mut self,
        pool: &mut StakingPool,
        now: i64,
        amount: u64,
        index: u8,
        matured: bool,
    ) -> Outcome<Exit> {
        let before = *self.live_entry(index)?;
        let remainder = sub(before.amount, amount)?;
        let forfeited = if matured { 0 } else { mul_div_ceil(before.boost_owed, amount, before.amount)? };
        let ring = if remainder == 0 {
            let ring = Self::recount(pool, &before, None)?;
            if matured {
                self.owed_open = add(self.owed_open, before.boost_owed)?;
                self.rewards_earned = add(self.rewards_earned, before.boost_owed)?;
            }
            self.voting_power = sub(self.voting_power, before.settled_weight())?;
            *self.entry_mut(index)? = StakeEntry::default();
            self.entry_count = self.entry_count.checked_sub(1).ok_or(StakingError::MathOverflow)?;
            ring
        } else {
            let mut after = before;
            after.amount = remainder;
            after.weight_base = remainder;
            after.weight_locked = weight_floor(remainder, u32::from(before.multiplier_bps))?;
            after.boost_owed = sub(before.boost_owed, forfeited)?;
            let ring = Self::recount(pool, &before, Some(&after))?;
            self.voting_power = add(sub(self.voting_power, before.settled_weight())?, after.settled_weight())?;
            *self.entry_mut(index)? = after;
            ring
        };
        if forfeited > 0 {
            pool.take_back(forfeited)?;
            self.rewards_forfeited = add(self.rewards_forfeited, forfeited)?;
        }

        self.amount = sub(self.amount, amount)?;
        pool.total_staked = sub(pool.total_staked, amount)?;
        if self.amount == 0 {
            pool.staker_count = pool.staker_count.checked_sub(1).ok_or(StakingError::MathOverflow)?;
        }
        let penalty = if matured { 0 } else { penalty_ceil(amount, pool.penalty_bps)? };
        self.penalties_paid = self.penalties_paid.saturating_add(penalty);
        pool.total_penalties = pool.total_penalties.saturating_add(penalty);
        pool.last_update = now;
        Ok(Exit { to_owner: sub(amount, penalty)?, penalty, forfeited, matured, ring })
    }

    /// A settled entry starts anew under a lock that ends no earlier and weighs no less; it counts from the next
    /// day on, for rewards and for snapshots. Errors: `EntryNotFound`, `UnknownLock`, `LockNotExtended`.
    pub fn extend(&mut self, pool: &mut StakingPool, now: i64, index: u8, lock_days: u32) -> Outcome<RingChange> {
        let before = *self.live_entry(index)?;
        let tier = pool.tier_of(lock_days)?;
        let multiplier = *pool.multiplier_bps.get(tier).ok_or(StakingError::UnknownLock)?;
        let ring = Self::recount(pool, &before, None)?;
        self.voting_power = sub(self.voting_power, before.settled_weight())?;
        self.place(pool, now, index, before.amount, tier, lock_days, 0)?;
        let after = self.entry_mut(index)?;
        ensure!(
            after.lock_end >= before.lock_end && multiplier >= u32::from(before.multiplier_bps),
            StakingError::LockNotExtended
        );
        after.boost_owed = before.boost_owed;
        if before.boost_owed > 0 {
            after.state |= VESTS;
        }
        Ok(ring)
    }

    /// Takes what is claimable; the caller pays it out. One field, zeroed before any transfer.
    #[inline(always)]
    pub fn take_owed(&mut self, pool: &mut StakingPool, now: i64, min_claim: u64, kind: PayoutKind) -> Outcome<u64> {
        let owed = self.owed;
        #[cfg(any(feature = "vuln-r02", feature = "vuln-r04", feature = "vuln-r08"))]
        let owed = owed.min(pool.reserve_owed);
        ensure!(owed > 0, StakingError::NothingToClaim);
        ensure!(owed >= min_claim, StakingError::ClaimBelowMinimum);
        self.owed = 0;
        // Statistics must never stop a claim.
        self.rewards_claimed = self.rewards_claimed.saturating_add(owed);
        pool.reserve_owed = sub(pool.reserve_owed, owed)?;
        pool.total_claimed = pool.total_claimed.saturating_add(owed);
        pool.last_update = now;
        self.payouts[usize::from(self.payout_count) % REMEMBERED] =
            Payout { amount: owed, day: pool.last_day, kind: kind as u8, _pad: [0; 3] };
        self.payout_count = self.payout_count.wrapping_add(1);
        Ok(owed)
    }
}

/// How a deposit's power follows lock and age, fixed when it is made.
fn power_flags(pool: &StakingPool, tier: usize, flags: u8) -> u8 {
    let flat = if pool.has(feature::POWER_BY_LOCK) { 0 } else { FLAT };
    let aged = if pool.has(feature::POWER_BY_AGE) && flags & COMPOUND == 0 { AGED } else { 0 };
    let vests = if pool.has(feature::BOOST_VESTS) && tier > 0 { VESTS } else { 0 };
    flat | aged | vests
}
