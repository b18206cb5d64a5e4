// A failing case is a panic here, which is what a test is for.
#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects, clippy::integer_division)]

use bytemuck::Zeroable;
use core::mem::offset_of;
use proptest::prelude::*;

use super::Treasury;
use crate::access::Outcome;
use crate::constants::feature::{RESERVE_FLOOR, SPENDING_CAP};
use crate::constants::MAX_TOTAL_SUPPLY;
use crate::errors::StakingError;

const DAY: u32 = 20_454;
const TOKEN: u64 = 1_000_000_000;

fn refused<T>(error: StakingError) -> Outcome<T> {
    Err(error.into())
}

fn treasury(spending_cap_bps: u32, reserve_floor: u64) -> Treasury {
    Treasury { spending_cap_bps, reserve_floor, token_unit: TOKEN, ..Treasury::zeroed() }
}

/// Every field, as bytes: the account has no equality of its own.
fn bytes(treasury: &Treasury) -> &[u8] {
    bytemuck::bytes_of(treasury)
}

#[test]
fn offsets_are_those_of_the_readme() {
    assert_eq!(offset_of!(Treasury, outflow_by_day), 0);
    assert_eq!(offset_of!(Treasury, last_outflow_day), 256);
    assert_eq!(offset_of!(Treasury, bump), 260);
    assert_eq!(offset_of!(Treasury, total_spent), 264);
    assert_eq!(offset_of!(Treasury, total_granted), 272);
    assert_eq!(offset_of!(Treasury, buyback_price), 280);
    assert_eq!(offset_of!(Treasury, buyback_remaining), 288);
    assert_eq!(offset_of!(Treasury, buyback_week), 296);
    assert_eq!(offset_of!(Treasury, buyback_week_bought), 304);
    assert_eq!(offset_of!(Treasury, buyback_total_bought), 312);
    assert_eq!(offset_of!(Treasury, buyback_total_quote), 320);
    assert_eq!(offset_of!(Treasury, spending_cap_bps), 328);
    assert_eq!(offset_of!(Treasury, reserve_floor), 336);
    assert_eq!(offset_of!(Treasury, buyback_weekly_cap), 344);
    assert_eq!(offset_of!(Treasury, buyback_max_price), 352);
    assert_eq!(offset_of!(Treasury, token_unit), 360);
    assert_eq!(offset_of!(Treasury, quote_mint), 368);
    assert_eq!(offset_of!(Treasury, reserved), 400);
}

#[test]
fn thirty_days_pay_the_cap_exactly_and_no_unit_more() {
    let mut treasury = treasury(1_000, 0);
    assert_eq!(treasury.spend(DAY, 1_000, 101, SPENDING_CAP), refused(StakingError::SpendingCapExceeded));
    assert_eq!(treasury.spend(DAY, 1_000, 60, SPENDING_CAP), Ok(()));
    assert_eq!(treasury.spend(DAY + 29, 940, 41, SPENDING_CAP), refused(StakingError::SpendingCapExceeded));
    assert_eq!(treasury.spend(DAY + 29, 940, 40, SPENDING_CAP), Ok(()));
    assert_eq!(treasury.total_spent, 100);
}

#[test]
fn a_payment_leaves_the_window_after_thirty_days() {
    let mut treasury = treasury(1_000, 0);
    assert_eq!(treasury.spend(DAY, 1_000, 100, SPENDING_CAP), Ok(()));
    assert_eq!(treasury.spend(DAY + 29, 900, 1, SPENDING_CAP), refused(StakingError::SpendingCapExceeded));
    assert_eq!(treasury.spend(DAY + 30, 900, 91, SPENDING_CAP), refused(StakingError::SpendingCapExceeded));
    assert_eq!(treasury.spend(DAY + 30, 900, 90, SPENDING_CAP), Ok(()));
}

#[test]
fn the_cap_rounds_down() {
    assert_eq!(treasury(1_000, 0).spend(DAY, 19, 2, SPENDING_CAP), refused(StakingError::SpendingCapExceeded));
    assert_eq!(treasury(1_000, 0).spend(DAY, 19, 1, SPENDING_CAP), Ok(()));
    assert_eq!(treasury(0, 0).spend(DAY, u64::MAX, 1, SPENDING_CAP), refused(StakingError::SpendingCapExceeded));
    assert_eq!(treasury(10_000, 0).spend(DAY, 19, 19, SPENDING_CAP), Ok(()));
}

/// Slot 0 of day 32 is not that of day 64: a silence of any length frees the ring.
#[test]
fn old_outflows_do_not_come_back_when_the_ring_comes_round() {
    for silence in [30, 31, 32, 33, 63, 64, 65, 1_000] {
        let mut treasury = treasury(1_000, 0);
        assert_eq!(treasury.spend(DAY, 1_000, 100, SPENDING_CAP), Ok(()));
        assert_eq!(treasury.spend(DAY + silence, 1_000, 100, SPENDING_CAP), Ok(()), "after {silence} days");
        assert_eq!(treasury.outflow_by_day.iter().filter(|sum| **sum > 0).count(), if silence < 32 { 2 } else { 1 });
    }
}

#[test]
fn outflows_are_booked_with_the_cap_switched_off() {
    let mut treasury = treasury(1_000, 0);
    assert_eq!(treasury.spend(DAY, 1_000, 900, 0), Ok(()));
    assert_eq!(treasury.spend(DAY + 1, 100, 1, SPENDING_CAP), refused(StakingError::SpendingCapExceeded));
}

#[test]
fn the_floor_stays() {
    assert_eq!(treasury(0, 40).spend(DAY, 100, 60, RESERVE_FLOOR), Ok(()));
    assert_eq!(treasury(0, 40).spend(DAY, 100, 61, RESERVE_FLOOR), refused(StakingError::ReserveFloorBreached));
    assert_eq!(treasury(0, 40).spend(DAY, 100, 61, 0), Ok(()));
    // More than there is breaks any floor; without the feature the token program refuses it.
    assert_eq!(treasury(0, 0).spend(DAY, 100, 101, RESERVE_FLOOR), refused(StakingError::ReserveFloorBreached));
    assert_eq!(treasury(0, 0).spend(DAY, 100, 101, 0), Ok(()));
}

#[test]
fn the_cap_speaks_before_the_floor() {
    let both = SPENDING_CAP | RESERVE_FLOOR;
    assert_eq!(treasury(1_000, 95).spend(DAY, 100, 11, both), refused(StakingError::SpendingCapExceeded));
    assert_eq!(treasury(1_000, 95).spend(DAY, 100, 10, both), refused(StakingError::ReserveFloorBreached));
    assert_eq!(treasury(1_000, 95).spend(DAY, 100, 5, both), Ok(()));
}

#[test]
fn sums_that_do_not_fit_are_refused() {
    let mut treasury = treasury(10_000, 0);
    assert_eq!(treasury.spend(DAY, u64::MAX, u64::MAX, SPENDING_CAP), Ok(()));
    assert_eq!(treasury.spend(DAY, 1, 1, SPENDING_CAP), refused(StakingError::MathOverflow));
    assert_eq!(treasury.spend(DAY, 1, 1, 0), refused(StakingError::MathOverflow));
}

fn with_programme(amount: u64, price: u64) -> Treasury {
    let mut treasury = treasury(0, 0);
    treasury.buyback_max_price = 50;
    treasury.buyback_weekly_cap = 100 * TOKEN;
    treasury.start_buyback(amount, price).unwrap();
    treasury
}

#[test]
fn a_programme_has_a_price_within_the_limit() {
    let mut treasury = with_programme(500 * TOKEN, 50);
    assert_eq!(treasury.start_buyback(TOKEN, 51), refused(StakingError::BuybackPriceOutOfRange));
    assert_eq!(treasury.start_buyback(TOKEN, 0), refused(StakingError::BuybackPriceOutOfRange));
    assert_eq!((treasury.buyback_remaining, treasury.buyback_price), (500 * TOKEN, 50));
    assert_eq!(treasury.start_buyback(TOKEN, 1), Ok(()));
    assert_eq!((treasury.buyback_remaining, treasury.buyback_price), (TOKEN, 1));
    treasury.buyback_max_price = 0;
    assert_eq!(treasury.start_buyback(TOKEN, 1), refused(StakingError::BuybackPriceOutOfRange));
}

#[test]
fn a_purchase_pays_the_price_rounded_down() {
    let mut treasury = with_programme(500 * TOKEN, 50);
    assert_eq!(treasury.buy(3, 2 * TOKEN), Ok(100));
    assert_eq!(treasury.buy(3, TOKEN - 1), Ok(49));
    assert_eq!(treasury.buyback_remaining, 497 * TOKEN + 1);
    assert_eq!(treasury.buyback_total_bought, 3 * TOKEN - 1);
    assert_eq!(treasury.buyback_total_quote, 149);
    assert_eq!((treasury.buyback_week, treasury.buyback_week_bought), (3, 3 * TOKEN - 1));
}

#[test]
fn the_week_and_the_programme_have_a_limit() {
    let mut treasury = with_programme(150 * TOKEN, 50);
    assert_eq!(treasury.buy(3, 100 * TOKEN + 1), refused(StakingError::BuybackCapExceeded));
    assert_eq!(treasury.buy(3, 100 * TOKEN), Ok(5_000));
    assert_eq!(treasury.buy(3, TOKEN), refused(StakingError::BuybackCapExceeded));
    // A new programme does not give the week anew.
    treasury.start_buyback(150 * TOKEN, 50).unwrap();
    assert_eq!(treasury.buy(3, TOKEN), refused(StakingError::BuybackCapExceeded));
    assert_eq!(treasury.buy(4, 100 * TOKEN), Ok(5_000));
    assert_eq!(treasury.buy(5, 50 * TOKEN + 1), refused(StakingError::BuybackCapExceeded));
    assert_eq!(treasury.buy(5, 50 * TOKEN), Ok(2_500));
    assert_eq!(treasury.buy(6, TOKEN), refused(StakingError::BuybackInactive));
}

#[test]
fn refusals_come_in_a_fixed_order() {
    let mut treasury = with_programme(500 * TOKEN, 50);
    treasury.buyback_max_price = 49; // a vote lowered it
    assert_eq!(treasury.buy(0, 0), refused(StakingError::ZeroAmount));
    assert_eq!(treasury.buy(0, 101 * TOKEN), refused(StakingError::BuybackCapExceeded));
    assert_eq!(treasury.buy(0, 1), refused(StakingError::BuybackDust));
    assert_eq!(treasury.buy(0, TOKEN), refused(StakingError::BuybackPriceOutOfRange));
    treasury.buyback_remaining = 0;
    assert_eq!(treasury.buy(0, 0), refused(StakingError::ZeroAmount));
    assert_eq!(treasury.buy(0, 101 * TOKEN), refused(StakingError::BuybackInactive));
    assert_eq!(treasury.buy(0, u64::MAX), refused(StakingError::BuybackInactive));
}

proptest! {
    /// The ring against a list of all payments, over any days and with the feature switched on and off.
    #[test]
    fn the_window_is_that_of_a_list_of_all_payments(
        cap_bps in 0..=10_000u32,
        start in 0..=20_000u32,
        steps in prop::collection::vec(
            (prop_oneof![6 => 0..=3u32, 3 => 25..=40u32, 1 => 60..=2_000u32], 1..=MAX_TOTAL_SUPPLY / 50, 0..4u32),
            1..200,
        ),
    ) {
        let mut treasury = treasury(cap_bps, 0);
        let mut paid: Vec<(u32, u64)> = vec![];
        let mut balance = MAX_TOTAL_SUPPLY;
        let mut day = start;
        for (gap, amount, switch) in steps {
            day += gap;
            let amount = amount.min(balance);
            let features = if switch == 0 { 0 } else { SPENDING_CAP };
            let outflow: u64 = paid.iter().filter(|(on, _)| on + 29 >= day).map(|(_, sum)| sum).sum();
            let ceiling = u128::from(balance + outflow) * u128::from(cap_bps) / 10_000;
            let allowed = features == 0 || u128::from(outflow + amount) <= ceiling;
            let before = treasury;
            let result = treasury.spend(day, balance, amount, features);
            if allowed {
                prop_assert_eq!(result, Ok(()));
                paid.push((day, amount));
                balance -= amount;
            } else {
                prop_assert_eq!(result, refused(StakingError::SpendingCapExceeded));
                treasury = before; // the chain drops what a refused call wrote
            }
        }
        prop_assert_eq!(treasury.total_spent, paid.iter().map(|(_, sum)| sum).sum::<u64>());
    }

    /// Slices of any size never get more out of 30 days than the cap of what was there before them.
    #[test]
    fn slices_pay_no_more_than_one_payment(
        cap_bps in 0..=10_000u32,
        balance in 1..=MAX_TOTAL_SUPPLY,
        slices in prop::collection::vec((0..=2u32, 1..=MAX_TOTAL_SUPPLY / 20), 1..14),
    ) {
        let mut treasury = treasury(cap_bps, 0);
        let (mut day, mut rest) = (DAY, balance);
        for (gap, amount) in slices {
            day += gap;
            if day <= DAY + 29 && treasury.spend(day, rest, amount, SPENDING_CAP).is_ok() {
                rest -= amount;
            }
        }
        prop_assert!(u128::from(balance - rest) <= u128::from(balance) * u128::from(cap_bps) / 10_000);
    }

    #[test]
    fn the_floor_is_never_breached(
        floor in 0..=MAX_TOTAL_SUPPLY,
        mut balance in 0..=MAX_TOTAL_SUPPLY,
        amounts in prop::collection::vec(1..=MAX_TOTAL_SUPPLY, 1..20),
    ) {
        let mut treasury = treasury(0, floor);
        for amount in amounts {
            let fits = balance >= amount && balance - amount >= floor;
            let result = treasury.spend(DAY, balance, amount, RESERVE_FLOOR);
            prop_assert_eq!(result.is_ok(), fits);
            if fits {
                balance -= amount;
            }
        }
    }

    /// Purchases against a plain count by week; what is refused changes nothing.
    #[test]
    fn purchases_keep_both_limits(
        price in 1..=1_000_000u64,
        programme in 1..=1_000 * TOKEN,
        weekly_cap in 0..=300 * TOKEN,
        steps in prop::collection::vec((0..=2u32, 1..=150 * TOKEN), 1..60),
    ) {
        let mut treasury = treasury(0, 0);
        treasury.buyback_max_price = u64::MAX;
        treasury.buyback_weekly_cap = weekly_cap;
        treasury.start_buyback(programme, price).unwrap();
        let (mut week, mut week_sum, mut sum, mut quote_sum) = (0, 0, 0, 0u64);
        for (gap, amount) in steps {
            if gap > 0 {
                week += gap;
                week_sum = 0;
            }
            let before = treasury;
            match treasury.buy(week, amount) {
                Ok(quote) => {
                    week_sum += amount;
                    sum += amount;
                    quote_sum += quote;
                    prop_assert_eq!(u128::from(quote), u128::from(amount) * u128::from(price) / u128::from(TOKEN));
                    prop_assert!(quote > 0 && week_sum <= weekly_cap && sum <= programme);
                }
                Err(_) => prop_assert_eq!(bytes(&treasury), bytes(&before)),
            }
        }
        prop_assert_eq!(treasury.buyback_remaining, programme - sum);
        prop_assert_eq!((treasury.buyback_total_bought, treasury.buyback_total_quote), (sum, quote_sum));
    }
}
