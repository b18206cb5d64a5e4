// A failing case is a panic here, which is what a test is for.
#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects, clippy::integer_division)]

use bytemuck::Zeroable;
use core::mem::offset_of;
use proptest::prelude::*;

use super::emission::MintRecord;
use super::{Emission, EmissionParams, StakingPool};
use crate::access::Outcome;
use crate::constants::MAX_TOTAL_SUPPLY;
use crate::errors::StakingError;

const GENESIS_DAY: u32 = 20_454;
const SUPPLY: u64 = 1_000_000_000_000_000_000;
const PLAN: EmissionParams = EmissionParams { inflation_bps: [500, 300, 200], cap_bps: 500 };

fn refused<T>(error: StakingError) -> Outcome<T> {
    Err(error.into())
}

struct Mint {
    day: u32,
    amount: u64,
}

struct World {
    pool: Box<StakingPool>,
    emission: Box<Emission>,
    /// All that was ever minted, unlike the ring.
    minted: Vec<Mint>,
}

impl World {
    fn new(supply: u64, params: EmissionParams) -> World {
        params.validate().unwrap();
        let mut pool = Box::new(StakingPool::zeroed());
        pool.genesis_day = GENESIS_DAY;
        pool.last_day = GENESIS_DAY;
        pool.total_supply = supply;
        pool.reward_rate = 500;
        let mut emission = Box::new(Emission::zeroed());
        emission.genesis_supply = supply;
        emission.inflation_bps = params.inflation_bps;
        emission.cap_bps = params.cap_bps;
        World { pool, emission, minted: vec![] }
    }

    fn mint_on(&mut self, days_since_genesis: u32) -> Outcome<u64> {
        self.pool.last_day = GENESIS_DAY + days_since_genesis;
        let before = *self.emission;
        let amount = self.emission.mint(&self.pool);
        match amount {
            Ok(amount) => {
                self.pool.minted(amount).unwrap();
                self.minted.push(Mint { day: self.pool.last_day, amount });
            }
            // The chain drops what a refused call wrote.
            Err(_) => *self.emission = before,
        }
        amount
    }

    fn minted_between(&self, first: u32, last: u32) -> u128 {
        self.minted.iter().filter(|mint| (first..=last).contains(&mint.day)).map(|mint| u128::from(mint.amount)).sum()
    }

    /// Supply at the end of a day, in a world without burns.
    fn supply_after(&self, day: u32) -> u128 {
        u128::from(self.emission.genesis_supply) + self.minted_between(0, day)
    }
}

#[test]
fn offsets_are_those_of_the_readme() {
    assert_eq!(offset_of!(Emission, genesis_supply), 0);
    assert_eq!(offset_of!(Emission, total_minted), 8);
    assert_eq!(offset_of!(Emission, inflation_bps), 16);
    assert_eq!(offset_of!(Emission, cap_bps), 28);
    assert_eq!(offset_of!(Emission, last_week), 32);
    assert_eq!(offset_of!(Emission, mint_count), 36);
    assert_eq!(offset_of!(Emission, bump), 40);
    assert_eq!(offset_of!(Emission, mints), 48);
    assert_eq!(offset_of!(MintRecord, minted), 0);
    assert_eq!(offset_of!(MintRecord, supply_before), 8);
    assert_eq!(offset_of!(MintRecord, day), 16);
}

#[test]
fn a_week_of_the_first_year_mints_a_share_of_five_percent() {
    let mut world = World::new(SUPPLY, PLAN);
    assert_eq!(world.mint_on(0), Ok(958_904_109_589_041)); // 1e18 * 500 * 7 / 3650000
    assert_eq!(world.emission.total_minted, 958_904_109_589_041);
    assert_eq!(world.emission.mints[0].supply_before, SUPPLY);
    assert_eq!(world.emission.mints[0].day, GENESIS_DAY);
    assert_eq!((world.emission.mint_count, world.emission.last_week), (1, 1));
}

#[test]
fn the_share_falls_on_the_first_day_of_the_second_and_third_year_and_stays() {
    for (day, bps) in [(364, 500), (365, 300), (729, 300), (730, 200), (36_500, 200)] {
        let mut world = World::new(SUPPLY, PLAN);
        assert_eq!(world.mint_on(day), Ok((u128::from(SUPPLY) * bps * 7 / 3_650_000) as u64), "day {day}");
    }
}

#[test]
fn a_week_mints_once() {
    let mut world = World::new(SUPPLY, PLAN);
    assert!(world.mint_on(6).is_ok());
    assert_eq!(world.mint_on(6), refused(StakingError::AlreadyMintedThisWeek));
    assert!(world.mint_on(7).is_ok());
    assert_eq!(world.mint_on(13), refused(StakingError::AlreadyMintedThisWeek));
    assert!(world.mint_on(14).is_ok());
}

/// 53 weeks at 5% of 365 days want 371 days' worth; the last one gets what is left.
#[test]
fn the_first_365_days_mint_exactly_the_cap_at_most() {
    let mut world = World::new(SUPPLY, PLAN);
    for week in 0..52 {
        assert_eq!(world.mint_on(week * 7), Ok(958_904_109_589_041));
    }
    let rest = SUPPLY / 20 - 52 * 958_904_109_589_041;
    assert_eq!(world.mint_on(364), Ok(rest));
    assert_eq!(world.minted_between(GENESIS_DAY, GENESIS_DAY + 364), u128::from(SUPPLY / 20));
}

#[test]
fn a_full_window_refuses_and_its_first_day_leaves_room_when_it_is_365_days_old() {
    let cap_now = EmissionParams { inflation_bps: [500; 3], cap_bps: 500 };
    let mut world = World::new(SUPPLY, cap_now);
    world.emission.cap_bps = 9; // a vote: room for one week's 958_904_109_589_041 of 900_000_000_000_000
    assert_eq!(world.mint_on(3), Ok(900_000_000_000_000));
    for week in 1..52 {
        assert_eq!(world.mint_on(week * 7), refused(StakingError::InflationCapExceeded));
    }
    assert_eq!(world.mint_on(367), refused(StakingError::InflationCapExceeded)); // day 3 + 364
                                                                                 // Day 3 + 365. The supply of that time includes the first mint.
    assert_eq!(world.mint_on(368), Ok((SUPPLY + 900_000_000_000_000) / 10_000 * 9));
}

#[test]
fn a_lowered_cap_refuses_and_does_not_wrap() {
    let mut world = World::new(SUPPLY, PLAN);
    assert!(world.mint_on(0).is_ok());
    world.emission.cap_bps = 1;
    assert_eq!(world.mint_on(7), refused(StakingError::InflationCapExceeded));
    world.emission.cap_bps = 0;
    assert_eq!(world.mint_on(14), refused(StakingError::InflationCapExceeded));
}

#[test]
fn no_inflation_mints_nothing_and_uses_up_no_week() {
    let mut world = World::new(SUPPLY, PLAN);
    world.emission.inflation_bps = [0; 3];
    assert_eq!(world.mint_on(0), refused(StakingError::InflationCapExceeded));
    world.emission.inflation_bps = [500; 3];
    assert!(world.mint_on(0).is_ok());
}

#[test]
fn the_supply_ceiling_is_never_passed() {
    let mut world = World::new(MAX_TOTAL_SUPPLY - 5, PLAN);
    assert_eq!(world.mint_on(0), Ok(5));
    assert_eq!(world.pool.total_supply, MAX_TOTAL_SUPPLY);
    assert_eq!(world.mint_on(7), refused(StakingError::InflationCapExceeded));
}

#[test]
fn burns_never_refill_the_allowance() {
    let mut world = World::new(SUPPLY, PLAN);
    world.emission.cap_bps = 9;
    assert!(world.mint_on(0).is_ok());
    world.pool.burned(SUPPLY / 2).unwrap();
    assert_eq!(world.mint_on(7), refused(StakingError::InflationCapExceeded));
}

#[test]
fn parameters_have_bounds() {
    let with = |inflation_bps, cap_bps| EmissionParams { inflation_bps, cap_bps }.validate();
    assert_eq!(with([500, 300, 200], 500), Ok(()));
    assert_eq!(with([0; 3], 0), Ok(()));
    assert_eq!(with([500; 3], 501), refused(StakingError::InflationOutOfRange));
    assert_eq!(with([500, 300, 200], 499), refused(StakingError::InflationOutOfRange));
    assert_eq!(with([0, 0, 1], 0), refused(StakingError::InflationOutOfRange));
    assert_eq!(with([u32::MAX; 3], u32::MAX), refused(StakingError::InflationOutOfRange));
}

fn params() -> impl Strategy<Value = EmissionParams> {
    (0..=500u32).prop_flat_map(|cap_bps| {
        prop::array::uniform3(0..=cap_bps).prop_map(move |inflation_bps| EmissionParams { inflation_bps, cap_bps })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// I11, against the list of all mints: ten years of mints on any days.
    #[test]
    fn no_365_days_mint_more_than_the_cap_of_the_supply_before_them(
        supply in 1..=MAX_TOTAL_SUPPLY,
        params in params(),
        gaps in prop::collection::vec(prop_oneof![8 => 1..=9u32, 1 => 300..=380u32], 1..700),
    ) {
        let mut world = World::new(supply, params);
        let mut day = 0;
        for gap in gaps {
            let _ = world.mint_on(day);
            day += gap;
            if day > 3_650 {
                break;
            }
        }
        let cap = u128::from(params.cap_bps);
        for end in GENESIS_DAY..=GENESIS_DAY + 3_650 {
            let before = end - 365;
            let minted = world.minted_between(before + 1, end);
            let ceiling = world.supply_after(before) * cap / 10_000;
            prop_assert!(minted <= ceiling, "day {}: {} of {}", end - GENESIS_DAY, minted, ceiling);
        }
        let total: u128 = world.minted.iter().map(|mint| u128::from(mint.amount)).sum();
        prop_assert_eq!(u128::from(world.emission.total_minted), total);
        prop_assert_eq!(world.emission.mint_count as usize, world.minted.len());
    }

    /// The ring's answer is that of the whole list, with burns between the mints, and no week mints twice.
    #[test]
    fn a_mint_is_the_lesser_of_share_and_room(
        supply in 1_000_000..=MAX_TOTAL_SUPPLY,
        params in params(),
        steps in prop::collection::vec((1..=12u32, 0..=200u32), 1..400),
    ) {
        let mut world = World::new(supply, params);
        let mut book: Vec<(u32, u64, u64)> = vec![]; // day, supply before, minted
        let mut day = 0;
        for (gap, burn_bps) in steps {
            world.pool.burned(world.pool.total_supply / 10_000 * u64::from(burn_bps) / 10).unwrap();
            let supply_before = world.pool.total_supply;
            let today = GENESIS_DAY + day;
            // Before the window's first mint the supply can only have fallen: what that mint found is never too much.
            let first = book.iter().find(|mint| mint.0 + 365 > today);
            let supply_then = first.map_or(supply_before, |mint| mint.1);
            let in_window: u64 = book.iter().filter(|mint| mint.0 + 365 > today).map(|mint| mint.2).sum();
            let ceiling = (u128::from(supply_then) * u128::from(params.cap_bps) / 10_000) as u64;
            let bps = params.inflation_bps[(day / 365).min(2) as usize];
            let wanted = (u128::from(supply) * u128::from(bps) * 7 / 3_650_000) as u64;
            let expected = wanted.min(ceiling.saturating_sub(in_window)).min(MAX_TOTAL_SUPPLY - supply_before);
            let this_week = book.last().is_some_and(|mint| (mint.0 - GENESIS_DAY) / 7 == day / 7);

            let minted = world.mint_on(day);
            if this_week {
                prop_assert_eq!(minted, refused(StakingError::AlreadyMintedThisWeek));
            } else if expected == 0 {
                prop_assert_eq!(minted, refused(StakingError::InflationCapExceeded));
            } else {
                prop_assert_eq!(minted, Ok(expected));
                book.push((today, supply_before, expected));
            }
            day += gap;
        }
    }
}
