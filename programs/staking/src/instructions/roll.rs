use anchor_lang::prelude::*;

use crate::access::{ensure, Outcome};
use crate::account::Account;
use crate::constants::{AGE_DAYS, MAX_DAYS_PER_ROLL};
use crate::contexts::{accounts, Context};
use crate::errors::StakingError;
use crate::events::DaysRolled;
use crate::logging::emit;
use crate::math::day_of;
use crate::runtime::now;
use crate::state::{with_expiry_page, with_history_page, StakingPool, WeightDrop};

accounts! {
    /// Pages follow as further accounts.
    pub struct Roll, listed_roll {
        pool: writable,
    }
}

pub(crate) fn handler(ctx: Context<Roll>) -> Outcome<()> {
    let now = now()?;
    let today = day_of(now)?;
    let pages = ctx.remaining_accounts;
    let pool = &mut *ctx.accounts.pool.load_mut::<StakingPool>()?;
    pool.require_forward(now)?;
    if today <= pool.last_day {
        return Ok(());
    }
    ensure!(pool.expiry_pages_open == u8::MAX, StakingError::PoolNotReady);

    schedule_pending(pool, pages)?;
    let first_day = pool.last_day;
    let released_before = pool.total_released;
    let mut closed: u32 = 0;
    while pool.last_day < today && closed < MAX_DAYS_PER_ROLL {
        let day = pool.last_day;
        let expiring = with_expiry_page(pages, day, core::mem::take)?;
        let record = pool.close_day(expiring)?;
        with_history_page(pages, day, |slot| *slot = record)?;
        closed = closed.checked_add(1).ok_or(StakingError::MathOverflow)?;
    }
    pool.last_update = now;

    emit(DaysRolled {
        first_day,
        open_day: pool.last_day,
        released: pool.total_released.saturating_sub(released_before),
        acc: pool.acc_value(),
        active_weight: pool.active_weight,
        budget_current: pool.budget_current,
    });
    Ok(())
}

/// Writes what the open day's stakes have scheduled into the ring: their locks' ends and their rises by age.
fn schedule_pending(pool: &mut StakingPool, pages: &[Account]) -> Outcome<()> {
    let (today, locks) = (pool.last_day, pool.open_lock_days);
    for (pending, lock_days) in pool.pending_drops.iter_mut().zip(locks) {
        let drop = core::mem::take(pending);
        if drop.weight == 0 && drop.power == 0 {
            continue;
        }
        let end_day = today.checked_add(lock_days).ok_or(StakingError::MathOverflow)?;
        let drop = WeightDrop { weight: drop.weight, power: drop.power, rise: 0 };
        with_expiry_page(pages, end_day, |slot| slot.merge(&drop, true))??;
    }
    for (pending, age_days) in pool.pending_raises.iter_mut().zip(AGE_DAYS) {
        let rise = core::mem::take(pending);
        if rise == 0 {
            continue;
        }
        let eve = today.checked_add(age_days).and_then(|day| day.checked_sub(1)).ok_or(StakingError::MathOverflow)?;
        let drop = WeightDrop { weight: 0, power: 0, rise };
        with_expiry_page(pages, eve, |slot| slot.merge(&drop, true))??;
    }
    Ok(())
}
