use anchor_lang::prelude::*;

use crate::constants::MAX_DAYS_PER_ROLL;
use crate::errors::StakingError;
use crate::events::DaysRolled;
use crate::math::{add, day_of};
use crate::state::{with_expiry_page, with_history_page, StakingPool, WeightDrop};

/// Pages follow as further accounts.
#[derive(Accounts)]
pub struct Roll<'info> {
    #[account(mut)]
    pub pool: AccountLoader<'info, StakingPool>,
}

pub(crate) fn handler<'info>(ctx: Context<'info, Roll<'info>>) -> Result<()> {
    let now = Clock::get()?.unix_timestamp;
    let today = day_of(now)?;
    let pages = ctx.remaining_accounts;
    let pool = &mut *ctx.accounts.pool.load_mut()?;
    pool.require_forward(now)?;
    if today <= pool.last_day {
        return Ok(());
    }
    require!(pool.expiry_pages_open == u8::MAX, StakingError::PoolNotReady);

    schedule_pending_drops(pool, pages)?;
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

    emit!(DaysRolled {
        first_day,
        open_day: pool.last_day,
        released: pool.total_released.saturating_sub(released_before),
        acc: pool.acc_value(),
        active_weight: pool.active_weight,
        budget_current: pool.budget_current,
    });
    Ok(())
}

/// Writes the drops of the open day's stakes into the ring. They all end `lock_days` from the open day.
fn schedule_pending_drops(pool: &mut StakingPool, pages: &[AccountInfo]) -> Result<()> {
    let locks = pool.lock_days;
    for (pending, lock_days) in pool.pending_drops.iter_mut().zip(locks) {
        if pending.weight == 0 && pending.power == 0 {
            continue;
        }
        let drop: WeightDrop = core::mem::take(pending);
        let end_day = pool.last_day.checked_add(lock_days).ok_or(StakingError::MathOverflow)?;
        with_expiry_page(pages, end_day, |slot| -> core::result::Result<(), StakingError> {
            slot.weight = add(slot.weight, drop.weight)?;
            slot.power = add(slot.power, drop.power)?;
            Ok(())
        })??;
    }
    Ok(())
}
