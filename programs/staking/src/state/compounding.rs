//! Rewards that become stake.

use super::entry::entry_state::COMPOUND;
use super::{StakeEntry, StakingPool, UserStake};
use crate::access::{ensure, Outcome};
use crate::constants::{COMPOUND_MERGE_DAYS, MAX_ENTRIES};
use crate::errors::StakingError;
use crate::math::add;

impl UserStake {
    /// Whether rewards find an entry, once those that are too old to be young on any open proposal are merged. Anyone
    /// may compound, so a merge must not take a vote away by making an entry younger.
    pub fn make_room_for_compound(&mut self, pool: &StakingPool) -> Outcome<bool> {
        self.merge_compound_until(pool.last_day.saturating_sub(COMPOUND_MERGE_DAYS))?;
        Ok(self.free_slot().is_ok())
    }

    /// Rewards as a lock-free deposit. The caller has made room, taken `amount` out of `owed`, settled, and kept to the
    /// stake cap.
    pub fn deposit_compound(&mut self, pool: &mut StakingPool, now: i64, amount: u64) -> Outcome<u8> {
        let index = self.free_slot()?;
        self.place(pool, now, index, amount, 0, 0, COMPOUND)?;
        self.count_in(pool, amount)?;
        self.rewards_compounded = add(self.rewards_compounded, amount)?;
        pool.total_compounded = add(pool.total_compounded, amount)?;
        Ok(index)
    }

    /// Settled, lock-free compound entries of days up to `last_day` weigh the same as one of all their amounts. The
    /// lowest slot takes them, with the latest of their days.
    fn merge_compound_until(&mut self, last_day: u32) -> Outcome<()> {
        let mergeable = |entry: &StakeEntry| {
            entry.is_live() && entry.is_compound() && entry.has_started() && entry.start_day <= last_day
        };
        let Some(first) = self.entries.iter().position(mergeable) else { return Ok(()) };
        for index in first.saturating_add(1)..MAX_ENTRIES {
            let other = self.entries[index];
            if !mergeable(&other) {
                continue;
            }
            let kept = &mut self.entries[first];
            ensure!(kept.paid_acc == other.paid_acc, StakingError::MathOverflow);
            kept.amount = add(kept.amount, other.amount)?;
            kept.weight_locked = kept.amount;
            kept.weight_base = kept.amount;
            kept.start_day = kept.start_day.max(other.start_day);
            kept.end_day = kept.start_day;
            kept.lock_end = kept.lock_end.max(other.lock_end);
            self.entries[index] = StakeEntry::default();
            self.entry_count = self.entry_count.checked_sub(1).ok_or(StakingError::MathOverflow)?;
        }
        Ok(())
    }
}
