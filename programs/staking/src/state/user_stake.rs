//! One owner's deposits. Each deposit is an entry with its own lock, so topping up never lends an old
//! lock's weight to new tokens, and settling needs two history reads an entry, whatever the time passed.

use anchor_lang::prelude::*;
use core::mem::size_of;

use super::pages::{join, split, WeightDrop};
use super::StakingPool;
use crate::constants::*;
use crate::errors::StakingError;
use crate::math::{add, penalty_ceil, sub, weight_floor};

type Outcome<T> = core::result::Result<T, StakingError>;

const LIVE: u8 = 1;
const STARTED: u8 = 2;
const ENDED: u8 = 4;

/// One deposit.
#[zero_copy]
#[derive(Debug, Default, PartialEq, Eq)]
#[repr(C)]
pub struct StakeEntry {
    pub amount: u64,
    /// Unix time from which the entry leaves free of penalty.
    pub lock_end: i64,
    /// Accumulator up to which this entry is settled; counts once STARTED.
    pub paid_acc: [u64; 2],
    /// Reward weight up to and including `end_day`.
    pub weight_locked: u64,
    /// Reward weight after it.
    pub weight_base: u64,
    /// For boosted rewards that vest at the lock's end.
    pub boost_owed: u64,
    /// Day of the deposit; the entry earns from the next day on.
    pub start_day: u32,
    pub end_day: u32,
    pub tier: u8,
    /// Bit 0 live, bit 1 started, bit 2 ended.
    pub state: u8,
    pub _pad: [u8; 6],
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
    /// Sum of the entries' weights without boosters as of the last settlement.
    pub voting_power: u64,
    /// Claimable.
    pub owed: u64,
    /// Earned in week `owed_open_week`; claimable when it has closed.
    pub owed_open: u64,
    pub rewards_claimed: u64,
    pub penalties_paid: u64,
    pub owed_open_week: u32,
    /// Lock of the latest deposit.
    pub lock_days: u32,
    /// For governance: no exit before this time.
    pub vote_lock_until: i64,
    /// For boosters: bits, then the last day of each.
    pub boosters: [u32; 4],
    pub entry_count: u8,
    pub bump: u8,
    /// For options such as automatic compounding.
    pub options: u8,
    pub _pad: [u8; 5],
    /// Fraction of a base unit, in 2^-64, that the last settlement could not credit; the next one adds it, so
    /// that settling more often never costs anything.
    pub reward_dust: u64,
    pub reserved: [u64; 5],
    pub entries: [StakeEntry; MAX_ENTRIES],
}

const _: () = assert!(size_of::<StakeEntry>() == 72);
const _: () = assert!(size_of::<UserStake>() == 1336);

/// What an exit moves.
#[derive(Debug, PartialEq, Eq)]
pub struct Exit {
    pub to_owner: u64,
    pub penalty: u64,
    pub matured: bool,
    /// Set if the expiry ring must lose this drop on this day.
    pub expiry: Option<(u32, WeightDrop)>,
}

impl StakeEntry {
    pub fn is_live(&self) -> bool {
        self.state & LIVE != 0
    }

    pub fn has_started(&self) -> bool {
        self.state & STARTED != 0
    }

    /// The boost is over: lock-free from the start, or settled past its end.
    pub fn is_plain(&self) -> bool {
        self.state & ENDED != 0 || self.end_day == self.start_day
    }

    /// Weight now, as far as it is settled.
    fn weight(&self) -> u64 {
        if self.state & ENDED != 0 {
            self.weight_base
        } else {
            self.weight_locked
        }
    }
}

impl UserStake {
    pub const SPACE: usize = 8 + size_of::<UserStake>();

    fn entry_mut(&mut self, index: u8) -> Outcome<&mut StakeEntry> {
        self.entries.get_mut(usize::from(index)).filter(|entry| entry.is_live()).ok_or(StakingError::EntryNotFound)
    }

    /// A new deposit in the lowest free entry. It starts with the next day; its boost's drop waits in the
    /// pool until the day is closed. Returns the entry's index.
    pub fn deposit(&mut self, pool: &mut StakingPool, now: i64, amount: u64, lock_days: u32) -> Outcome<u8> {
        if amount == 0 {
            return Err(StakingError::ZeroAmount);
        }
        let tier = pool.tier_of(lock_days)?;
        if amount < pool.min_stake {
            return Err(StakingError::StakeBelowMinimum);
        }
        let total = add(self.amount, amount)?;
        if total > pool.max_stake {
            return Err(StakingError::StakeCapExceeded);
        }
        let index = self.entries.iter().position(|entry| !entry.is_live()).ok_or(StakingError::EntriesFull)?;

        let weight_locked = weight_floor(amount, pool.multiplier_bps[tier])?;
        let lock_seconds = i64::from(lock_days).checked_mul(SECONDS_PER_DAY).ok_or(StakingError::MathOverflow)?;
        self.entries[index] = StakeEntry {
            amount,
            lock_end: now.checked_add(lock_seconds).ok_or(StakingError::MathOverflow)?,
            weight_locked,
            weight_base: amount,
            start_day: pool.last_day,
            end_day: pool.last_day.checked_add(lock_days).ok_or(StakingError::MathOverflow)?,
            tier: tier as u8,
            state: LIVE,
            ..StakeEntry::default()
        };

        pool.pending_weight = add(pool.pending_weight, weight_locked)?;
        pool.pending_power = add(pool.pending_power, weight_locked)?;
        if tier > 0 {
            let boost = sub(weight_locked, amount)?;
            let drop = &mut pool.pending_drops[tier];
            drop.weight = add(drop.weight, boost)?;
            drop.power = add(drop.power, boost)?;
        }
        pool.refresh_voting_power()?;
        pool.total_staked = add(pool.total_staked, amount)?;
        if self.amount == 0 {
            pool.staker_count = pool.staker_count.checked_add(1).ok_or(StakingError::MathOverflow)?;
        }
        pool.last_update = now;

        self.amount = total;
        self.voting_power = add(self.voting_power, weight_locked)?;
        self.stake_timestamp = now;
        self.lock_days = lock_days;
        self.entry_count = self.entry_count.checked_add(1).ok_or(StakingError::MathOverflow)?;
        Ok(index as u8)
    }

    /// Credits what the entries in `mask` earned since they were last settled. `history` gives the
    /// accumulator after a closed day.
    ///
    /// No overflow: an entry's weight is part of the day's total at each tick of its life, so the sum of
    /// `weight * (acc - paid_acc)` is at most 2^64 times all rewards ever released, which fit u64.
    pub fn settle(&mut self, pool: &StakingPool, mask: u16, history: impl Fn(u32) -> Outcome<u128>) -> Outcome<()> {
        let week = pool.week();
        if self.owed_open_week < week {
            self.owed = add(self.owed, self.owed_open)?;
            self.owed_open = 0;
            self.owed_open_week = week;
        }
        let acc = pool.acc_value();
        let week_open = pool.acc_week_open_value();
        let mut total: u128 = 0;
        let mut closed: u128 = 0;
        let mut power_lost: u64 = 0;

        for (index, entry) in self.entries.iter_mut().enumerate() {
            if !entry.is_live() || mask & (1u16 << index) == 0 {
                continue;
            }
            if !entry.has_started() {
                if pool.last_day <= entry.start_day {
                    continue;
                }
                entry.paid_acc = split(history(entry.start_day)?);
                entry.state |= STARTED;
            }
            let from = join(entry.paid_acc);
            let closed_to = from.max(week_open);
            if entry.is_plain() {
                total = accrue(total, entry.weight_base, from, acc)?;
                closed = accrue(closed, entry.weight_base, from, closed_to)?;
            } else if pool.last_day > entry.end_day {
                let end = history(entry.end_day)?.max(from);
                total = accrue(total, entry.weight_locked, from, end)?;
                total = accrue(total, entry.weight_base, end, acc)?;
                closed = accrue(closed, entry.weight_locked, from, closed_to.min(end))?;
                closed = accrue(closed, entry.weight_base, end, closed_to.max(end))?;
                entry.state |= ENDED;
                power_lost = add(power_lost, sub(entry.weight_locked, entry.weight_base)?)?;
            } else {
                total = accrue(total, entry.weight_locked, from, acc)?;
                closed = accrue(closed, entry.weight_locked, from, closed_to)?;
            }
            entry.paid_acc = split(acc);
        }

        let dust = u128::from(self.reward_dust);
        let total = total.checked_add(dust).ok_or(StakingError::MathOverflow)?;
        let closed = closed.checked_add(dust).ok_or(StakingError::MathOverflow)?;
        self.reward_dust = total as u64;
        let total = u64::try_from(total >> ACC_SHIFT).map_err(|_| StakingError::MathOverflow)?;
        let closed = u64::try_from(closed >> ACC_SHIFT).map_err(|_| StakingError::MathOverflow)?;
        self.owed = add(self.owed, closed)?;
        self.owed_open = add(self.owed_open, sub(total, closed)?)?;
        self.rewards_earned = add(self.rewards_earned, total)?;
        self.voting_power = sub(self.voting_power, power_lost)?;
        Ok(())
    }

    /// Checks that an exit is allowed, before anything changes. True if the lock has ended.
    pub fn check_exit(&self, pool: &StakingPool, now: i64, amount: u64, force: bool, index: u8) -> Outcome<bool> {
        if amount == 0 {
            return Err(StakingError::ZeroAmount);
        }
        let entry =
            self.entries.get(usize::from(index)).filter(|entry| entry.is_live()).ok_or(StakingError::EntryNotFound)?;
        let remainder = entry.amount.checked_sub(amount).ok_or(StakingError::AmountExceedsEntry)?;
        if remainder != 0 && remainder < pool.min_stake {
            return Err(StakingError::RemainderBelowMinStake);
        }
        let matured = now >= entry.lock_end;
        if !matured && !force {
            return Err(StakingError::StillLocked);
        }
        Ok(matured)
    }

    /// Takes `amount` out of a settled entry and its weight out of the totals. The open day's tick no
    /// longer counts it. Call `check_exit` and `settle` first.
    pub fn withdraw(
        &mut self,
        pool: &mut StakingPool,
        now: i64,
        amount: u64,
        index: u8,
        matured: bool,
    ) -> Outcome<Exit> {
        let multipliers = pool.multiplier_bps;
        let entry = self.entry_mut(index)?;
        let remainder = sub(entry.amount, amount)?;
        let multiplier = multipliers.get(usize::from(entry.tier)).ok_or(StakingError::UnknownLock)?;
        let weight_locked = weight_floor(remainder, *multiplier)?;
        let less_locked = sub(entry.weight_locked, weight_locked)?;
        let less_base = amount;
        let less_boost = sub(less_locked, less_base)?;
        let old_weight = entry.weight();
        let (start_day, end_day, tier, plain) = (entry.start_day, entry.end_day, entry.tier, entry.is_plain());

        if remainder == 0 {
            *entry = StakeEntry::default();
            self.entry_count = self.entry_count.checked_sub(1).ok_or(StakingError::MathOverflow)?;
        } else {
            entry.amount = remainder;
            entry.weight_locked = weight_locked;
            entry.weight_base = remainder;
        }
        let new_weight = if remainder == 0 { 0 } else { self.entry_mut(index)?.weight() };
        self.voting_power = sub(self.voting_power, sub(old_weight, new_weight)?)?;

        let mut expiry = None;
        if start_day == pool.last_day {
            pool.pending_weight = sub(pool.pending_weight, less_locked)?;
            pool.pending_power = sub(pool.pending_power, less_locked)?;
            let drop = pool.pending_drops.get_mut(usize::from(tier)).ok_or(StakingError::UnknownLock)?;
            if tier > 0 {
                drop.weight = sub(drop.weight, less_boost)?;
                drop.power = sub(drop.power, less_boost)?;
            }
        } else if plain {
            pool.active_weight = sub(pool.active_weight, less_base)?;
            pool.active_power = sub(pool.active_power, less_base)?;
        } else {
            pool.active_weight = sub(pool.active_weight, less_locked)?;
            pool.active_power = sub(pool.active_power, less_locked)?;
            if less_boost > 0 {
                expiry = Some((end_day, WeightDrop { weight: less_boost, power: less_boost }));
            }
        }
        pool.refresh_voting_power()?;

        self.amount = sub(self.amount, amount)?;
        pool.total_staked = sub(pool.total_staked, amount)?;
        if self.amount == 0 {
            pool.staker_count = pool.staker_count.checked_sub(1).ok_or(StakingError::MathOverflow)?;
        }
        let penalty = if matured { 0 } else { penalty_ceil(amount, pool.penalty_bps)? };
        self.penalties_paid = add(self.penalties_paid, penalty)?;
        pool.total_penalties = add(pool.total_penalties, penalty)?;
        pool.last_update = now;
        Ok(Exit { to_owner: sub(amount, penalty)?, penalty, matured, expiry })
    }

    /// Takes what is claimable; the caller pays it out. One field, zeroed before any transfer.
    pub fn take_owed(&mut self, pool: &mut StakingPool, now: i64, min_claim: u64) -> Outcome<u64> {
        let owed = self.owed;
        if owed == 0 {
            return Err(StakingError::NothingToClaim);
        }
        if owed < min_claim {
            return Err(StakingError::ClaimBelowMinimum);
        }
        self.owed = 0;
        self.rewards_claimed = add(self.rewards_claimed, owed)?;
        pool.reserve_owed = sub(pool.reserve_owed, owed)?;
        pool.total_claimed = add(pool.total_claimed, owed)?;
        pool.last_update = now;
        Ok(owed)
    }

    /// Voting power on the open day: entries of earlier days, boosted up to and including their end day.
    pub fn power_on(&self, pool: &StakingPool) -> Outcome<u64> {
        let mut power: u64 = 0;
        for entry in self.entries.iter().filter(|entry| entry.is_live() && entry.start_day < pool.last_day) {
            let weight = if pool.last_day <= entry.end_day || entry.end_day == entry.start_day {
                let multiplier = pool.multiplier_bps.get(usize::from(entry.tier)).ok_or(StakingError::UnknownLock)?;
                weight_floor(entry.amount, *multiplier)?
            } else {
                entry.weight_base
            };
            power = add(power, weight)?;
        }
        Ok(power)
    }
}

/// `sum + weight * (to - from)`.
#[inline(always)]
fn accrue(sum: u128, weight: u64, from: u128, to: u128) -> Outcome<u128> {
    to.checked_sub(from)
        .and_then(|growth| growth.checked_mul(u128::from(weight)))
        .and_then(|earned| sum.checked_add(earned))
        .ok_or(StakingError::MathOverflow)
}
