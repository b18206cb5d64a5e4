//! One deposit: what it weighs and votes with on a day, and what it has scheduled in the expiry ring.

use anchor_lang::prelude::*;
use core::mem::size_of;

use super::pages::{PendingDrop, WeightDrop};
use super::StakingPool;
use crate::access::Outcome;
use crate::constants::{AGE_BPS, AGE_DAYS};
use crate::errors::StakingError;
use crate::math::{add, sub, weight_floor};

/// Bits of `StakeEntry::state`. What a deposit's power and rewards follow is fixed when it is made, so that a
/// switched feature never touches totals that others already count.
pub mod entry_state {
    pub const LIVE: u8 = 1;
    /// The start day's accumulator has been looked up.
    pub const STARTED: u8 = 2;
    /// The lock's end has been settled.
    pub const ENDED: u8 = 4;
    /// Made by compounding: lock-free, never boosted, never aged, mergeable.
    pub const COMPOUND: u8 = 8;
    /// What it earns above 1.0x under its lock waits in `boost_owed`.
    pub const VESTS: u8 = 16;
    /// Votes without the lock's multiplier.
    pub const FLAT: u8 = 32;
    /// Votes with a multiplier of its age.
    pub const AGED: u8 = 64;
    /// The booster's end has been settled.
    pub const BOOST_OVER: u8 = 128;
}
use entry_state::*;

#[zero_copy]
#[derive(Debug, Default, PartialEq, Eq)]
#[repr(C)]
pub struct StakeEntry {
    pub amount: u64,
    /// Unix time from which the entry leaves free of penalty.
    pub lock_end: i64,
    /// Accumulator up to which this entry is settled; counts once STARTED.
    pub paid_acc: [u64; 2],
    /// Reward weight up to and including `end_day`, without booster.
    pub weight_locked: u64,
    /// Reward weight after it, without booster.
    pub weight_base: u64,
    /// Rewards that are paid when the lock ends, and lost by leaving before.
    pub boost_owed: u64,
    /// Day of the deposit; the entry earns from the next day on.
    pub start_day: u32,
    pub end_day: u32,
    pub tier: u8,
    /// Bits of `entry_state`.
    pub state: u8,
    /// Of the lock, at the time of the deposit.
    pub multiplier_bps: u16,
    /// Booster of the reward weight up to and including `boost_end_day`; 0 none.
    pub boost_bps: u16,
    pub _pad: [u8; 2],
    pub boost_end_day: u32,
    pub _pad_end: [u8; 4],
}

const _: () = assert!(size_of::<StakeEntry>() == 80);

/// What a change of one entry does to the ring: take out what was scheduled, put in what is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RingChange {
    /// The open day: what was scheduled before it has happened.
    pub from: u32,
    /// None of an entry that has nothing in the ring yet.
    pub before: Option<StakeEntry>,
    pub after: Option<StakeEntry>,
}

impl RingChange {
    /// Runs `change(day, drop, true)` for what comes in and `false` for what goes, what goes first.
    pub fn for_each(&self, mut change: impl FnMut(u32, &WeightDrop, bool) -> Outcome<()>) -> Outcome<()> {
        for (entry, comes) in [(&self.before, false), (&self.after, true)] {
            if let Some(entry) = entry {
                entry.for_each_drop(self.from, |day, drop| change(day, drop, comes))?;
            }
        }
        Ok(())
    }
}

impl WeightDrop {
    /// Adds or takes out another drop.
    pub fn merge(&mut self, other: &WeightDrop, comes: bool) -> Outcome<()> {
        let change = |sum, part| if comes { add(sum, part) } else { sub(sum, part) };
        self.weight = change(self.weight, other.weight)?;
        self.power = change(self.power, other.power)?;
        self.rise = change(self.rise, other.rise)?;
        Ok(())
    }
}

impl StakeEntry {
    pub fn is_live(&self) -> bool {
        self.state & LIVE != 0
    }

    pub fn has_started(&self) -> bool {
        self.state & STARTED != 0
    }

    pub fn is_compound(&self) -> bool {
        self.state & COMPOUND != 0
    }

    pub fn vests(&self) -> bool {
        self.state & VESTS != 0
    }

    fn has_lock(&self) -> bool {
        self.end_day != self.start_day
    }

    /// The lock still has days to settle.
    pub fn lock_unsettled(&self) -> bool {
        self.state & ENDED == 0 && self.has_lock()
    }

    /// A booster still has days to settle.
    pub fn boost_unsettled(&self) -> bool {
        self.boost_bps != 0 && self.state & BOOST_OVER == 0
    }

    fn locked_on(&self, day: u32) -> bool {
        self.has_lock() && !self.lock_over_on(day)
    }

    /// The lock's last day is past.
    pub fn lock_over_on(&self, day: u32) -> bool {
        day > self.end_day && !cfg!(feature = "vuln-l03")
    }

    /// The booster's last day is past.
    pub fn boost_over_on(&self, day: u32) -> bool {
        day > self.boost_end_day && !cfg!(feature = "vuln-r12")
    }

    /// Reward weight in one of the four conditions.
    pub fn weight_when(&self, locked: bool, boosted: bool) -> Outcome<u64> {
        let weight = if locked { self.weight_locked } else { self.weight_base };
        if !boosted || self.boost_bps == 0 {
            return Ok(weight);
        }
        Ok(weight_floor(weight, u32::from(self.boost_bps).saturating_add(10_000))?)
    }

    /// Reward weight that the tick of `day` counts.
    pub fn weight_on(&self, day: u32) -> Outcome<u64> {
        self.weight_when(self.locked_on(day), !self.boost_over_on(day))
    }

    /// Stake weight as far as it is settled: no booster, no age.
    pub fn settled_weight(&self) -> u64 {
        if self.state & ENDED != 0 {
            self.weight_base
        } else {
            self.weight_locked
        }
    }

    /// Voting power with `ages` age tiers reached.
    pub fn power_when(&self, locked: bool, ages: usize) -> Outcome<u64> {
        let power = if locked && self.state & FLAT == 0 { self.weight_locked } else { self.weight_base };
        match ages.checked_sub(1).and_then(|tier| AGE_BPS.get(tier)) {
            Some(bps) => Ok(weight_floor(power, *bps)?),
            None => Ok(power),
        }
    }

    /// Age tiers reached on `day`.
    pub fn ages_on(&self, day: u32) -> usize {
        if self.state & AGED == 0 {
            return 0;
        }
        let age = day.saturating_sub(self.start_day);
        AGE_DAYS.iter().take_while(|days| **days <= age).count()
    }

    /// Voting power on a day after the deposit.
    pub fn power_on(&self, day: u32) -> Outcome<u64> {
        self.power_when(self.locked_on(day), self.ages_on(day))
    }

    /// Day whose end brings the rise to age tier `tier`.
    fn rise_day(&self, tier: usize) -> Option<u32> {
        self.start_day.checked_add(*AGE_DAYS.get(tier)?)?.checked_sub(1)
    }

    /// What reaching age tier `tier` adds; on the lock's last day the rise comes before the drop.
    fn rise(&self, tier: usize, day: u32) -> Outcome<u64> {
        let locked = self.locked_on(day);
        Ok(sub(self.power_when(locked, tier.saturating_add(1))?, self.power_when(locked, tier)?)?)
    }

    /// Power that ends with the lock, at the age that it then has.
    fn power_drop(&self) -> Outcome<u64> {
        let ages = self.ages_on(self.end_day.saturating_add(1));
        Ok(sub(self.power_when(true, ages)?, self.power_when(false, ages)?)?)
    }

    /// Runs `change` on what an entry that counts on the open day `from` has scheduled from then on.
    fn for_each_drop(&self, from: u32, mut change: impl FnMut(u32, &WeightDrop) -> Outcome<()>) -> Outcome<()> {
        let locked = self.locked_on(from);
        let boosted = self.boost_bps != 0 && from <= self.boost_end_day;
        if locked && !cfg!(feature = "vuln-l03") {
            let weight = self.lost_after(self.end_day)?;
            change(self.end_day, &WeightDrop { weight, power: self.power_drop()?, rise: 0 })?;
        }
        if boosted && !(locked && self.boost_end_day == self.end_day) {
            let weight = self.lost_after(self.boost_end_day)?;
            change(self.boost_end_day, &WeightDrop { weight, power: 0, rise: 0 })?;
        }
        if self.state & AGED != 0 {
            for tier in 0..AGE_DAYS.len() {
                let day = self.rise_day(tier).ok_or(StakingError::MathOverflow)?;
                if day >= from {
                    change(day, &WeightDrop { weight: 0, power: 0, rise: self.rise(tier, day)? })?;
                }
            }
        }
        Ok(())
    }

    fn lost_after(&self, day: u32) -> Outcome<u64> {
        Ok(sub(self.weight_on(day)?, self.weight_on(day.saturating_add(1))?)?)
    }

    /// Adds the entry of the open day to what the next day starts with, or takes it out again.
    pub fn count_pending(&self, pool: &mut StakingPool, comes: bool) -> Outcome<()> {
        let change = |sum, part| if comes { add(sum, part) } else { sub(sum, part) };
        pool.pending_weight = change(pool.pending_weight, self.weight_locked)?;
        pool.pending_power = change(pool.pending_power, self.power_when(true, 0)?)?;
        if self.has_lock() && !cfg!(feature = "vuln-l03") {
            let power = self.power_drop()?;
            let weight = sub(self.weight_locked, self.weight_base)?;
            let drop: &mut PendingDrop =
                pool.pending_drops.get_mut(usize::from(self.tier)).ok_or(StakingError::UnknownLock)?;
            drop.weight = change(drop.weight, weight)?;
            drop.power = change(drop.power, power)?;
        }
        if self.state & AGED != 0 {
            for tier in 0..AGE_DAYS.len() {
                let day = self.rise_day(tier).ok_or(StakingError::MathOverflow)?;
                let rise = self.rise(tier, day)?;
                let pending = pool.pending_raises.get_mut(tier).ok_or(StakingError::MathOverflow)?;
                *pending = change(*pending, rise)?;
            }
        }
        Ok(())
    }
}
