// A failing case is a panic here, which is what a test is for.
#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects, clippy::integer_division)]

use proptest::prelude::*;

use super::*;
use crate::constants::{MAX_MULTIPLIER_BPS, MAX_TOTAL_SUPPLY};

#[test]
fn the_penalty_of_eleven_units_at_ten_percent_is_two() {
    assert_eq!(penalty_ceil(11, 1_000).unwrap(), 2);
    assert_eq!(penalty_ceil(10, 1_000).unwrap(), 1);
    assert_eq!(penalty_ceil(1, 1_000).unwrap(), 1);
    assert_eq!(penalty_ceil(0, 1_000).unwrap(), 0);
}

#[test]
fn a_weight_is_rounded_down() {
    assert_eq!(weight_floor(9, 12_000).unwrap(), 10); // 10.8
    assert_eq!(weight_floor(10_001, 15_000).unwrap(), 15_001); // 15001.5
    assert_eq!(weight_floor(u64::MAX, 30_000), Err(StakingError::MathOverflow));
}

#[test]
fn days_begin_at_midnight_utc() {
    assert_eq!(day_of(0).unwrap(), 0);
    assert_eq!(day_of(86_399).unwrap(), 0);
    assert_eq!(day_of(86_400).unwrap(), 1);
    assert_eq!(day_of(-1), Err(StakingError::ClockOutOfRange));
    assert_eq!(day_of(i64::MAX), Err(StakingError::ClockOutOfRange));
}

#[test]
fn dividing_by_zero_is_an_error_and_no_panic() {
    assert_eq!(mul_div_floor(1, 1, 0), Err(StakingError::MathOverflow));
    assert_eq!(mul_div_ceil(1, 1, 0), Err(StakingError::MathOverflow));
    assert_eq!(div_rem(1, 0), Err(StakingError::MathOverflow));
}

#[test]
fn square_roots_at_the_edges() {
    for (value, root) in [(0, 0), (1, 1), (2, 1), (3, 1), (4, 2), (8, 2), (9, 3), (99, 9), (100, 10)] {
        assert_eq!(isqrt_floor(value).unwrap(), root);
    }
    let largest = (1u64 << 61) - 1;
    let square = u128::from(largest) * u128::from(largest);
    assert_eq!(isqrt_floor(square).unwrap(), largest);
    assert_eq!(isqrt_floor(square - 1).unwrap(), largest - 1);
    assert_eq!(isqrt_floor((1 << 122) - 1).unwrap(), largest);
    assert_eq!(isqrt_floor(1 << 122), Err(StakingError::MathOverflow));
    assert_eq!(isqrt_floor(u128::MAX), Err(StakingError::MathOverflow));
    assert!(isqrt_floor(u128::from(u64::MAX) * u128::from(MAX_TOTAL_SUPPLY / 100)).is_ok());
}

proptest! {
    #[test]
    fn a_weight_equals_the_exact_quotient(amount in 0..=MAX_TOTAL_SUPPLY, bps in 10_000..=MAX_MULTIPLIER_BPS) {
        let exact = u128::from(amount) * u128::from(bps) / 10_000;
        prop_assert_eq!(u128::from(weight_floor(amount, bps).unwrap()), exact);
    }

    #[test]
    fn floor_and_ceil_differ_by_one_unless_exact(value: u64, numerator in 0..=u64::from(u32::MAX), denominator in 1..=u64::MAX) {
        let product = u128::from(value) * u128::from(numerator);
        let fits = product.div_ceil(u128::from(denominator)) <= u128::from(u64::MAX);
        let floor = mul_div_floor(value, numerator, denominator);
        let ceil = mul_div_ceil(value, numerator, denominator);
        prop_assert_eq!(ceil.is_ok(), fits);
        if let (Ok(floor), Ok(ceil)) = (floor, ceil) {
            let exact = product % u128::from(denominator) == 0;
            prop_assert_eq!(ceil - floor, u64::from(!exact));
        }
    }

    #[test]
    fn splitting_an_exit_never_lowers_the_penalty(a in 0..=MAX_TOTAL_SUPPLY / 2, b in 0..=MAX_TOTAL_SUPPLY / 2, bps in 0u32..=5_000) {
        let whole = penalty_ceil(a + b, bps).unwrap();
        prop_assert!(penalty_ceil(a, bps).unwrap() + penalty_ceil(b, bps).unwrap() >= whole);
    }

    #[test]
    fn a_part_of_a_stake_loses_at_least_its_own_weight(amount in 1..=MAX_TOTAL_SUPPLY, part in 0.0f64..1.0, bps in 10_000..=MAX_MULTIPLIER_BPS) {
        let taken = ((amount as f64) * part) as u64;
        let before = weight_floor(amount, bps).unwrap();
        let after = weight_floor(amount - taken.min(amount), bps).unwrap();
        prop_assert!(before - after >= taken.min(amount));
    }

    #[test]
    fn a_square_root_is_the_largest_whose_square_fits(value: u128, shift in 6u32..128) {
        let value = value >> shift;
        let root = u128::from(isqrt_floor(value).unwrap());
        prop_assert!(root * root <= value && (root + 1) * (root + 1) > value);
    }

    #[test]
    fn splitting_a_power_never_lowers_its_square_roots(a: u64, b in 0..=u64::MAX / 2, unit in 1u64..=1 << 40) {
        let a = a / 2;
        let vote = |power: u64| isqrt_floor(u128::from(power) * u128::from(unit)).unwrap();
        prop_assert!(u128::from(vote(a)) + u128::from(vote(b)) + 1 >= u128::from(vote(a + b)));
    }
}
