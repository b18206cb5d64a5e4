//! Inflation: a schedule by year since genesis, one mint a week, and a ceiling over any 365 days.

use anchor_lang::prelude::*;
use core::mem::size_of;

use super::StakingPool;
use crate::access::{ensure, Outcome};
use crate::constants::*;
use crate::errors::StakingError;
use crate::math::{add, mul_div_floor};

/// Years that the schedule tells apart; the last one goes on.
pub const INFLATION_YEARS: usize = 3;
/// 365 days touch 53 weeks at most, so the ring also keeps a mint from before the window.
pub const MINT_RECORDS: u32 = 54;

/// Inflation that `initialize_emission` sets.
#[derive(AnchorSerialize, AnchorDeserialize, Clone, Copy, Debug)]
pub struct EmissionParams {
    /// Share of the genesis supply minted in the first, second and every later year, basis points.
    pub inflation_bps: [u32; INFLATION_YEARS],
    /// Most that any 365 days may mint, basis points of the supply before them.
    pub cap_bps: u32,
}

impl EmissionParams {
    pub fn validate(&self) -> Outcome<()> {
        let under_cap = self.inflation_bps.iter().all(|bps| *bps <= self.cap_bps);
        ensure!(under_cap && self.cap_bps <= MAX_INFLATION_CAP_BPS, StakingError::InflationOutOfRange);
        Ok(())
    }
}

/// One week's mint.
#[zero_copy]
#[derive(Debug, Default, PartialEq, Eq)]
#[repr(C)]
pub struct MintRecord {
    pub minted: u64,
    pub supply_before: u64,
    pub day: u32,
    pub _pad: u32,
}

/// At `["emission"]`, the mint's authority. Zero-copy; every offset is part of the interface.
#[account(zero_copy)]
#[repr(C)]
pub struct Emission {
    /// Base units when emission began: what the schedule's shares are of.
    pub genesis_supply: u64,
    pub total_minted: u64,
    pub inflation_bps: [u32; INFLATION_YEARS],
    pub cap_bps: u32,
    /// Week + 1 of the last mint, 0 none.
    pub last_week: u32,
    pub mint_count: u32,
    pub bump: u8,
    pub _pad: [u8; 7],
    /// Slot `n % 54` of the n-th mint.
    pub mints: [MintRecord; MINT_RECORDS as usize],
}

const _: () = assert!(size_of::<MintRecord>() == 24);
const _: () = assert!(size_of::<Emission>() == 1344);

impl Emission {
    /// Records this week's mint and returns its base units: the schedule's share, as far as the ceilings leave room.
    /// The supply is the pool's own count, which only the program's mints raise; burns never refill the allowance.
    pub fn mint(&mut self, pool: &StakingPool) -> Outcome<u64> {
        let week_mark = pool.week().checked_add(1).ok_or(StakingError::MathOverflow)?;
        #[cfg(not(feature = "vuln-r10"))]
        ensure!(self.last_week != week_mark, StakingError::AlreadyMintedThisWeek);
        let supply_room = MAX_TOTAL_SUPPLY.saturating_sub(pool.total_supply);
        let room = self.room_floor(pool.last_day, pool.total_supply)?;
        #[cfg(feature = "vuln-r10")]
        let room = self.room_of_year_floor(pool)?;
        let room = room.min(supply_room);
        let amount = self.weekly_floor(pool.genesis_day, pool.last_day)?.min(room);
        ensure!(amount > 0, StakingError::InflationCapExceeded);

        let slot = self.mint_count.wrapping_rem(MINT_RECORDS) as usize;
        self.mints[slot] = MintRecord { minted: amount, supply_before: pool.total_supply, day: pool.last_day, _pad: 0 };
        self.mint_count = self.mint_count.checked_add(1).ok_or(StakingError::MathOverflow)?;
        self.last_week = week_mark;
        self.total_minted = add(self.total_minted, amount)?;
        Ok(amount)
    }

    /// A week's share of the year's inflation: `floor(genesis_supply * bps * 7 / (10000 * 365))`.
    fn weekly_floor(&self, genesis_day: u32, today: u32) -> Outcome<u64> {
        let year = today.saturating_sub(genesis_day).wrapping_div(INFLATION_WINDOW_DAYS) as usize;
        let bps = self.inflation_bps[year.min(INFLATION_YEARS - 1)];
        StakingPool::weekly_cap_floor(self.genesis_supply, u64::from(bps))
    }

    /// What the 365 days up to and including `today` may still mint: `floor(supply before them * cap_bps / 10000)` less
    /// what they have. The supply before them is what their first mint found; burns in between only lower it.
    fn room_floor(&self, today: u32, supply_now: u64) -> Outcome<u64> {
        let mut supply_then = supply_now;
        let mut minted: u64 = 0;
        for back in 1..=self.mint_count.min(MINT_RECORDS) {
            let slot = self.mint_count.wrapping_sub(back).wrapping_rem(MINT_RECORDS) as usize;
            let record = &self.mints[slot];
            if record.day.saturating_add(INFLATION_WINDOW_DAYS) <= today {
                break;
            }
            supply_then = record.supply_before;
            minted = minted.saturating_add(record.minted);
        }
        let ceiling = mul_div_floor(supply_then, u64::from(self.cap_bps), BPS)?;
        Ok(ceiling.saturating_sub(minted))
    }
}
