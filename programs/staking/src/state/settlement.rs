//! Crediting what entries earned: a few history reads an entry, whatever the time passed.

use super::entry::entry_state::*;
use super::pages::{join, split};
use super::{StakeEntry, StakingPool, UserStake};
use crate::access::Outcome;
use crate::constants::ACC_SHIFT;
use crate::errors::StakingError;
use crate::math::{add, mul, sub, wide_product};

/// Sums of one settlement, in base units times 2^64.
struct Earnings {
    /// Accumulator now, and that up to which the weeks are closed.
    acc: u128,
    closed_to: u128,
    total: u128,
    closed: u128,
    /// Weight of the entries seen last that all count from one accumulator on, and how far it is from there to now: one
    /// product for all of them.
    shared_from: u128,
    shared_stretch: u128,
    shared_weight: u64,
}

impl Earnings {
    /// `weight` over a stretch of the accumulator.
    #[inline(never)]
    fn add(&mut self, weight: u64, from: u128, to: u128) -> Outcome<()> {
        if from == to {
            return Ok(());
        }
        self.credit(product(weight, from, to)?, weight, from, to)
    }

    /// What `weight` earned over a stretch. It lies mostly on one side of the week's end: no second product.
    #[inline(always)]
    fn credit(&mut self, earned: u128, weight: u64, from: u128, to: u128) -> Outcome<()> {
        self.total = sum(self.total, earned)?;
        if to <= self.closed_to {
            self.closed = sum(self.closed, earned)?;
        } else if from < self.closed_to {
            self.closed = sum(self.closed, product(weight, from, self.closed_to)?)?;
        }
        Ok(())
    }

    /// `weight` from `from` up to now. Returns the stretch between.
    #[inline(always)]
    fn add_to_now(&mut self, weight: u64, from: u128) -> Outcome<u128> {
        if from != self.shared_from {
            self.finish_shared()?;
            self.shared_from = from;
            self.shared_stretch = stretch(from, self.acc)?;
        }
        self.shared_weight = add(self.shared_weight, weight)?;
        Ok(self.shared_stretch)
    }

    #[inline(never)]
    fn finish_shared(&mut self) -> Outcome<()> {
        let weight = core::mem::take(&mut self.shared_weight);
        if weight == 0 {
            return Ok(());
        }
        self.credit(times(weight, self.shared_stretch)?, weight, self.shared_from, self.acc)
    }
}

impl UserStake {
    /// Credits what the entries in `mask` earned since they were last settled. `history` gives the
    /// accumulator after a closed day.
    ///
    /// No overflow: an entry's weight is part of the day's total at each tick of its life, so the sum of
    /// `weight * (acc - paid_acc)` is at most 2^64 times all rewards ever released, which fit u64.
    #[inline(never)]
    pub fn settle(&mut self, pool: &StakingPool, mask: u16, history: &impl Fn(u32) -> Outcome<u128>) -> Outcome<()> {
        let week = pool.week();
        if self.owed_open_week < week {
            self.owed = add(self.owed, self.owed_open)?;
            self.owed_open = 0;
            self.owed_open_week = week;
        }
        let acc = pool.acc_value();
        let dust = u128::from(self.reward_dust);
        let mut earnings = Earnings {
            acc,
            closed_to: pool.acc_week_open_value(),
            total: dust,
            closed: dust,
            shared_from: acc,
            shared_stretch: 0,
            shared_weight: 0,
        };
        let mut power_lost: u64 = 0;
        let mut unlocked: u64 = 0;

        let mut live = self.entry_count;
        let mut chosen = u64::from(mask) << 1;
        for entry in self.entries.iter_mut() {
            if live == 0 {
                break;
            }
            chosen >>= 1;
            if !entry.is_live() {
                continue;
            }
            live = live.wrapping_sub(1);
            if chosen & 1 == 0 {
                continue;
            }
            if !entry.has_started() {
                if pool.last_day <= entry.start_day {
                    continue;
                }
                entry.paid_acc = split(history(entry.start_day)?);
                #[cfg(any(feature = "vuln-r01", feature = "vuln-r02"))]
                entry.count_own_day(history);
                entry.state |= STARTED;
            }
            let from = join(entry.paid_acc);
            let locked = entry.lock_unsettled();
            let boosted = entry.boost_unsettled();
            let lock_ends = locked && entry.lock_over_on(pool.last_day);
            if lock_ends || (boosted && entry.boost_over_on(pool.last_day)) {
                settle_ending(entry, pool, from, &mut earnings, history)?;
                if lock_ends {
                    power_lost = add(power_lost, sub(entry.weight_locked, entry.weight_base)?)?;
                    unlocked = add(unlocked, core::mem::take(&mut entry.boost_owed))?;
                }
            } else {
                let weight = entry.weight_when(locked, boosted)?;
                if locked && entry.vests() {
                    let stretch = earnings.add_to_now(entry.weight_base, from)?;
                    let waiting = times(sub(weight, entry.weight_base)?, stretch)?;
                    let_wait(entry, waiting, &mut earnings)?;
                } else {
                    earnings.add_to_now(weight, from)?;
                }
            }
            entry.paid_acc = split(acc);
        }
        earnings.finish_shared()?;

        self.reward_dust = earnings.total as u64;
        #[cfg(feature = "vuln-r08")]
        crate::vulnerable::round_up([&mut earnings.total, &mut earnings.closed])?;
        let total = u64::try_from(earnings.total >> ACC_SHIFT).map_err(|_| StakingError::MathOverflow)?;
        let closed = u64::try_from(earnings.closed >> ACC_SHIFT).map_err(|_| StakingError::MathOverflow)?;
        self.owed = add(self.owed, closed)?;
        self.owed_open = add(add(self.owed_open, sub(total, closed)?)?, unlocked)?;
        self.rewards_earned = self.rewards_earned.saturating_add(total).saturating_add(unlocked);
        self.voting_power = sub(self.voting_power, power_lost)?;
        Ok(())
    }
}

/// Keeps what a vesting entry earned above 1.0x for its lock's end.
#[inline(always)]
fn let_wait(entry: &mut StakeEntry, waiting: u128, earnings: &mut Earnings) -> Outcome<()> {
    let [fraction, whole] = split(waiting);
    entry.boost_owed = add(entry.boost_owed, whole)?;
    // Of the open week at the latest: it is payable no sooner than what it is a part of.
    earnings.total = sum(earnings.total, u128::from(fraction))?;
    Ok(())
}

/// An entry whose lock or booster has ended: up to three stretches of constant weight, bounded by the ends of both.
#[inline(never)]
fn settle_ending(
    entry: &mut StakeEntry,
    pool: &StakingPool,
    from: u128,
    earnings: &mut Earnings,
    history: &impl Fn(u32) -> Outcome<u128>,
) -> Outcome<()> {
    let acc = earnings.acc;
    let lock_to = if !entry.lock_unsettled() {
        from
    } else if entry.lock_over_on(pool.last_day) {
        entry.state |= ENDED;
        history(entry.end_day)?.max(from)
    } else {
        acc
    };
    let boost_to = if !entry.boost_unsettled() {
        from
    } else if entry.boost_over_on(pool.last_day) {
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
        // Under the lock only 1.0x is credited.
        earnings.add(base, from, lock_to)?;
        let mut waiting = product(sub(both, base)?, from, first)?;
        if lock_is_longer {
            waiting = sum(waiting, product(sub(one, base)?, first, second)?)?;
        } else {
            earnings.add(one, first, second)?;
        }
        let_wait(entry, waiting, earnings)?;
    } else {
        earnings.add(both, from, first)?;
        earnings.add(one, first, second)?;
    }
    earnings.add(base, second, acc)
}

fn sum(a: u128, b: u128) -> Outcome<u128> {
    a.checked_add(b).ok_or_else(|| StakingError::MathOverflow.into())
}

#[inline(always)]
fn stretch(from: u128, to: u128) -> Outcome<u128> {
    to.checked_sub(from).ok_or_else(|| StakingError::MathOverflow.into())
}

/// `weight * (to - from)`.
#[inline(always)]
fn product(weight: u64, from: u128, to: u128) -> Outcome<u128> {
    times(weight, stretch(from, to)?)
}

/// `weight * stretch`, by halves: the VM has no 128-bit multiplication.
#[inline(always)]
fn times(weight: u64, stretch: u128) -> Outcome<u128> {
    let [low, high] = split(stretch);
    let (carry, low) = wide_product(low, weight);
    // Mostly none: a unit of weight seldom earns a whole unit between two settlements.
    let high = if high == 0 { carry } else { add(mul(high, weight)?, carry)? };
    Ok(join([low, high]))
}
