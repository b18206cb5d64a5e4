use super::*;
use proptest::prelude::*;

const MAX: u64 = u64::MAX;

#[test]
fn rounds_by_name() {
    assert_eq!(mul_div_floor(10, 1, 3), Ok(3));
    assert_eq!(mul_div_ceil(10, 1, 3), Ok(4));
    assert_eq!(mul_div_ceil(9, 1, 3), Ok(3));
    assert_eq!(mul_div_ceil(0, 7, 3), Ok(0));
}

#[test]
fn goes_to_the_edge_of_u64_and_not_beyond() {
    assert_eq!(mul_div_floor(MAX, MAX, MAX), Ok(MAX));
    assert_eq!(mul_div_ceil(MAX, MAX, MAX), Ok(MAX));
    assert_eq!(mul_div_floor(MAX, MAX, MAX - 1), Err(MarketError::MathOverflow));
    assert_eq!(mul_div_ceil(MAX, MAX - 1, MAX - 2), Err(MarketError::MathOverflow));
    assert_eq!(add(MAX, 1), Err(MarketError::MathOverflow));
    assert_eq!(sub(0, 1), Err(MarketError::MathOverflow));
    assert_eq!(paid_floor(MAX, 0), Ok(MAX));
    assert_eq!(first_shares_floor(MAX, MAX), Ok(MAX));
    assert_eq!(swap_out_floor(MAX, MAX, MAX), Ok(MAX / 2));
}

#[test]
fn refuses_a_division_by_zero() {
    assert_eq!(mul_div_floor(1, 1, 0), Err(MarketError::MathOverflow));
    assert_eq!(mul_div_ceil(1, 1, 0), Err(MarketError::MathOverflow));
    assert_eq!(swap_out_floor(0, 5, 0), Err(MarketError::MathOverflow));
    assert_eq!(later_shares_floor([1, 1], [0, 1], 1), Err(MarketError::MathOverflow));
}

#[test]
fn a_fee_above_the_whole_payment_is_refused() {
    assert_eq!(paid_floor(5, 10_000), Ok(0));
    assert_eq!(paid_floor(5, 10_001), Err(MarketError::MathOverflow));
}

#[test]
fn only_the_lesser_of_two_numbers_of_shares_must_fit() {
    assert_eq!(later_shares_floor([MAX, 3], [1, 1], 7), Ok(21));
    assert_eq!(later_shares_floor([MAX, MAX], [1, 1], 2), Err(MarketError::MathOverflow));
}

proptest! {
    #[test]
    fn division_agrees_with_u128(a: u64, b: u64, d in 1..=MAX) {
        let product = u128::from(a) * u128::from(b);
        let floor = product / u128::from(d);
        prop_assert_eq!(mul_div_floor(a, b, d).ok(), u64::try_from(floor).ok());
        prop_assert_eq!(mul_div_ceil(a, b, d).ok(), u64::try_from(product.div_ceil(u128::from(d))).ok());
    }

    #[test]
    fn the_fee_in_64_bits_is_the_fee_in_128(amount: u64, fee in 0..=10_000u16) {
        let exact = u128::from(amount) * u128::from(10_000 - fee) / 10_000;
        prop_assert_eq!(paid_floor(amount, fee).map(u128::from), Ok(exact));
    }

    #[test]
    fn first_shares_are_the_floor_of_the_root(tokens: u64, quote: u64) {
        let root = u128::from(first_shares_floor(tokens, quote).unwrap());
        let product = u128::from(tokens) * u128::from(quote);
        prop_assert!(root * root <= product);
        prop_assert!((root + 1).checked_mul(root + 1).is_none_or(|above| above > product));
    }

    #[test]
    fn a_swap_never_empties_a_reserve(reserve_in in 1..=MAX, reserve_out in 1..=MAX, paid: u64) {
        prop_assert!(swap_out_floor(reserve_in, reserve_out, paid).unwrap() < reserve_out);
    }
}
