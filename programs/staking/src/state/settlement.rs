//! Crediting what entries earned: a few history reads an entry, whatever the time passed.

use super::entry::entry_state::*;
use super::pages::{join, split};
use super::{StakeEntry, StakingPool, UserStake};
use crate::access::Outcome;
use crate::constants::ACC_SHIFT;
use crate::errors::StakingError;
use crate::math::{add, sub};

/// Sums of one settlement, in base units times 2^64.
struct Earnings {
    /// Accumulator up to which the weeks are closed.
    closed_to: u128,
    total: u128,
    closed: u128,
}

impl Earnings {
    /// `weight` over a stretch of the accumulator. A stretch lies mostly on one side of the week's end: one product.
    fn add(&mut self, weight: u64, from: u128, to: u128) -> Outcome<()> {
        if from == to {
            return Ok(());
        }
        let earned = product(weight, from, to)?;
        self.total = sum(self.total, earned)?;
        if to <= self.closed_to {
            self.closed = sum(self.closed, earned)?;
        } else if from < self.closed_to {
            self.closed = sum(self.closed, product(weight, from, self.closed_to)?)?;
        }
        Ok(())
    }
}

impl UserStake {
    /// Credits what the entries in `mask` earned since they were last settled. `history` gives the
    /// accumulator after a closed day.
    ///
    /// No overflow: an entry's weight is part of the day's total at each tick of its life, so the sum of
    /// `weight * (acc - paid_acc)` is at most 2^64 times all rewards ever released, which fit u64.
    #[inline(never)]
    pub fn settle(&mut self, pool: &StakingPool, mask: u16, history: &dyn Fn(u32) -> Outcome<u128>) -> Outcome<()> {
        let week = pool.week();
        if self.owed_open_week < week {
            self.owed = add(self.owed, self.owed_open)?;
            self.owed_open = 0;
            self.owed_open_week = week;
        }
        let acc = pool.acc_value();
        let dust = u128::from(self.reward_dust);
        let mut earnings = Earnings { closed_to: pool.acc_week_open_value(), total: dust, closed: dust };
        let mut power_lost: u64 = 0;
        let mut unlocked: u64 = 0;

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
            let locked = entry.lock_unsettled();
            if !locked && !entry.boost_unsettled() {
                earnings.add(entry.weight_base, from, acc)?;
            } else {
                settle_changing(entry, pool, from, acc, &mut earnings, history)?;
                if locked && entry.state & ENDED != 0 {
                    power_lost = add(power_lost, sub(entry.weight_locked, entry.weight_base)?)?;
                    unlocked = add(unlocked, core::mem::take(&mut entry.boost_owed))?;
                }
            }
            entry.paid_acc = split(acc);
        }

        self.reward_dust = earnings.total as u64;
        let total = u64::try_from(earnings.total >> ACC_SHIFT).map_err(|_| StakingError::MathOverflow)?;
        let closed = u64::try_from(earnings.closed >> ACC_SHIFT).map_err(|_| StakingError::MathOverflow)?;
        self.owed = add(self.owed, closed)?;
        self.owed_open = add(add(self.owed_open, sub(total, closed)?)?, unlocked)?;
        self.rewards_earned = self.rewards_earned.saturating_add(total).saturating_add(unlocked);
        self.voting_power = sub(self.voting_power, power_lost)?;
        Ok(())
    }
}

/// An entry under a lock or a booster: up to three stretches of constant weight, bounded by the ends of both.
fn settle_changing(
    entry: &mut StakeEntry,
    pool: &StakingPool,
    from: u128,
    acc: u128,
    earnings: &mut Earnings,
    history: &dyn Fn(u32) -> Outcome<u128>,
) -> Outcome<()> {
    let lock_to = if !entry.lock_unsettled() {
        from
    } else if pool.last_day > entry.end_day {
        entry.state |= ENDED;
        history(entry.end_day)?.max(from)
    } else {
        acc
    };
    let boost_to = if !entry.boost_unsettled() {
        from
    } else if pool.last_day > entry.boost_end_day {
        entry.state |= BOOST_OVER;
        history(entry.boost_end_day)?.max(from)
    } else {
        acc
    };
    let (first, second) = (lock_to.min(boost_to), lock_to.max(boost_to));
    let lock_is_longer = lock_to > boost_to;
    let both = entry.weight_when(true, true)?;
    let one = entry.weight_when(lock_is_longer, !lock_is_longer)?;
    let base = entry.weight_base;
    if entry.vests() {
        // Under the lock only 1.0x is credited; the rest waits for the lock's end.
        earnings.add(base, from, lock_to)?;
        let mut waiting = product(sub(both, base)?, from, first)?;
        if lock_is_longer {
            waiting = sum(waiting, product(sub(one, base)?, first, second)?)?;
        } else {
            earnings.add(one, first, second)?;
        }
        entry.boost_owed =
            add(entry.boost_owed, u64::try_from(waiting >> ACC_SHIFT).map_err(|_| StakingError::MathOverflow)?)?;
        // Of the open week at the latest: it is payable no sooner than what it is a part of.
        let fraction = u128::from(waiting as u64);
        earnings.total = earnings.total.checked_add(fraction).ok_or(StakingError::MathOverflow)?;
    } else {
        earnings.add(both, from, first)?;
        earnings.add(one, first, second)?;
    }
    earnings.add(base, second, acc)
}

fn sum(a: u128, b: u128) -> Outcome<u128> {
    a.checked_add(b).ok_or_else(|| StakingError::MathOverflow.into())
}

/// `weight * (to - from)`, by halves: the VM has no 128-bit multiplication, and a checked one costs 400 units.
fn product(weight: u64, from: u128, to: u128) -> Outcome<u128> {
    let [low, high] = split(to.checked_sub(from).ok_or(StakingError::MathOverflow)?);
    let low = u128::from(low).wrapping_mul(u128::from(weight));
    let high = high.checked_mul(weight).ok_or(StakingError::MathOverflow)?;
    sum(low, join([0, high]))
}
