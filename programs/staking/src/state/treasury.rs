//! What the treasury may pay: a cap over any 30 days, a floor that stays, and a buyback programme with limits.

use anchor_lang::prelude::*;
use core::mem::size_of;

use crate::access::{ensure, Outcome};
use crate::constants::{feature, BPS, PAGE_DAYS, SPENDING_WINDOW_DAYS};
use crate::errors::StakingError;
use crate::math::{add, mul_div_floor, sub};

/// At `["treasury"]`. Zero-copy; every offset is part of the interface.
#[account(zero_copy)]
#[repr(C)]
pub struct Treasury {
    /// Base units that left on a day, slot `day % 32`; true up to and including `last_outflow_day`.
    pub outflow_by_day: [u64; 32],
    pub last_outflow_day: u32,
    pub bump: u8,
    pub _pad: [u8; 3],
    /// All that ever left: payments, grants and burns.
    pub total_spent: u64,
    /// The grants among it.
    pub total_granted: u64,
    /// Quote base units for one whole token.
    pub buyback_price: u64,
    /// Base units that the programme still buys; 0 means that none is running.
    pub buyback_remaining: u64,
    pub buyback_week: u32,
    pub _pad_week: [u8; 4],
    /// Bought in `buyback_week`, by whatever programme.
    pub buyback_week_bought: u64,
    pub buyback_total_bought: u64,
    pub buyback_total_quote: u64,
    pub spending_cap_bps: u32,
    pub _pad_cap: [u8; 4],
    pub reserve_floor: u64,
    pub buyback_weekly_cap: u64,
    pub buyback_max_price: u64,
    /// Base units of one whole token.
    pub token_unit: u64,
    pub quote_mint: Pubkey,
    pub reserved: [u64; 4],
}

const _: () = assert!(size_of::<Treasury>() == 432);

impl Treasury {
    /// Books an outflow of `amount` out of `balance`. The cap is a share of what the treasury held before the window's
    /// outflows, so paying in slices never pays more; outflows are booked with the cap switched off, too.
    /// Errors: `SpendingCapExceeded`, `ReserveFloorBreached`.
    pub fn spend(&mut self, day: u32, balance: u64, amount: u64, features: u32) -> Outcome<()> {
        self.forget_until(day);
        if features & feature::SPENDING_CAP != 0 {
            let outflow = self.outflow_in_window(day)?;
            let ceiling = mul_div_floor(add(balance, outflow)?, u64::from(self.spending_cap_bps), BPS)?;
            ensure!(add(outflow, amount)? <= ceiling, StakingError::SpendingCapExceeded);
        }
        if features & feature::RESERVE_FLOOR != 0 {
            let kept = balance.checked_sub(amount).is_some_and(|rest| rest >= self.reserve_floor);
            ensure!(kept, StakingError::ReserveFloorBreached);
        }
        let slot = day.wrapping_rem(PAGE_DAYS) as usize;
        self.outflow_by_day[slot] = add(self.outflow_by_day[slot], amount)?;
        self.total_spent = add(self.total_spent, amount)?;
        Ok(())
    }

    /// Frees the slots of the days since the last outflow: nothing left on them.
    fn forget_until(&mut self, day: u32) {
        let ring_start = day.saturating_sub(PAGE_DAYS - 1);
        for quiet in self.last_outflow_day.saturating_add(1).max(ring_start)..=day {
            self.outflow_by_day[quiet.wrapping_rem(PAGE_DAYS) as usize] = 0;
        }
        self.last_outflow_day = self.last_outflow_day.max(day);
    }

    /// Outflow of the 30 days up to and including `day`.
    fn outflow_in_window(&self, day: u32) -> Outcome<u64> {
        let mut sum = 0;
        for counted in day.saturating_sub(SPENDING_WINDOW_DAYS - 1)..=day {
            sum = add(sum, self.outflow_by_day[counted.wrapping_rem(PAGE_DAYS) as usize])?;
        }
        Ok(sum)
    }

    /// Starts a programme in place of the one that runs; the week's limit goes on across programmes.
    pub fn start_buyback(&mut self, amount: u64, price: u64) -> Outcome<()> {
        let fair = price <= self.buyback_max_price || cfg!(feature = "vuln-g12");
        ensure!(price > 0 && fair, StakingError::BuybackPriceOutOfRange);
        self.buyback_price = price;
        self.buyback_remaining = amount;
        Ok(())
    }

    /// Buys `amount` of the programme and returns the price in quote base units: `floor(amount * price / token_unit)`.
    /// Errors: `ZeroAmount`, `BuybackInactive`, `BuybackCapExceeded`, `BuybackDust`, `BuybackPriceOutOfRange`.
    pub fn buy(&mut self, week: u32, amount: u64) -> Outcome<u64> {
        ensure!(amount > 0, StakingError::ZeroAmount);
        ensure!(self.buyback_remaining > 0, StakingError::BuybackInactive);
        let bought_before = if self.buyback_week == week { self.buyback_week_bought } else { 0 };
        let week_bought = add(bought_before, amount)?;
        let capped = week_bought <= self.buyback_weekly_cap || cfg!(feature = "vuln-g12");
        ensure!(amount <= self.buyback_remaining && capped, StakingError::BuybackCapExceeded);
        let quote = mul_div_floor(amount, self.buyback_price, self.token_unit)?;
        ensure!(quote > 0, StakingError::BuybackDust);
        // A vote may have lowered the limit since the programme began.
        let fair = self.buyback_price <= self.buyback_max_price || cfg!(feature = "vuln-g12");
        ensure!(fair, StakingError::BuybackPriceOutOfRange);

        self.buyback_week = week;
        self.buyback_week_bought = week_bought;
        self.buyback_remaining = sub(self.buyback_remaining, amount)?;
        self.buyback_total_bought = add(self.buyback_total_bought, amount)?;
        self.buyback_total_quote = add(self.buyback_total_quote, quote)?;
        Ok(quote)
    }
}
