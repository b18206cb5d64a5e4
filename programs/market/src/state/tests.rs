use bytemuck::Zeroable;
use proptest::prelude::*;
use solana_address::Address;
use std::mem::offset_of;

use super::*;
use crate::errors::MarketError;

/// A market with these reserves and shares.
fn market(tokens: u64, quote: u64, shares: u64, fee_bps: u16) -> Market {
    Market { token_reserve: tokens, quote_reserve: quote, total_shares: shares, fee_bps, ..Market::zeroed() }
}

fn reserves(market: &Market) -> (u64, u64) {
    (market.token_reserve, market.quote_reserve)
}

fn product(market: &Market) -> u128 {
    u128::from(market.token_reserve) * u128::from(market.quote_reserve)
}

fn owner(place: usize) -> Address {
    let mut bytes = [7; 32];
    bytes[..8].copy_from_slice(&(place as u64).to_le_bytes());
    Address::new_from_array(bytes)
}

#[test]
fn lies_as_the_readme_says() {
    let places = [
        (offset_of!(Market, magic), 0),
        (offset_of!(Market, token_mint), 8),
        (offset_of!(Market, quote_mint), 40),
        (offset_of!(Market, token_vault), 72),
        (offset_of!(Market, quote_vault), 104),
        (offset_of!(Market, positions), 136),
        (offset_of!(Market, token_reserve), 168),
        (offset_of!(Market, quote_reserve), 176),
        (offset_of!(Market, total_shares), 184),
        (offset_of!(Market, sold_tokens), 192),
        (offset_of!(Market, bought_quote), 208),
        (offset_of!(Market, swap_count), 224),
        (offset_of!(Market, fee_bps), 232),
        (offset_of!(Market, authority_bump), 234),
        (offset_of!(Positions, count), 8),
        (offset_of!(Positions, list), 16),
        (offset_of!(Position, shares), 32),
        (size_of::<Position>(), 40),
    ];
    for (found, expected) in places {
        assert_eq!(found, expected);
    }
}

#[test]
fn sells_and_buys() {
    // paid = floor(1_000 * 9_970 / 10_000) = 997; out = floor(500_000 * 997 / 1_000_997) = 498.
    let mut pool = market(1_000_000, 500_000, 700_000, 30);
    assert_eq!(pool.swap(Side::Sell, 1_000, 498), Ok(498));
    assert_eq!(reserves(&pool), (1_001_000, 499_502));
    // paid = 997; out = floor(1_001_000 * 997 / 500_499) = 1_994.
    assert_eq!(pool.swap(Side::Buy, 1_000, 0), Ok(1_994));
    assert_eq!(reserves(&pool), (999_006, 500_502));
    assert_eq!((pool.sold_tokens.get(), pool.bought_quote.get(), pool.swap_count), (1_000, 1_000, 2));
    assert_eq!(pool.total_shares, 700_000);
}

#[test]
fn refuses_a_swap_and_changes_nothing_that_is_stored() {
    let open = market(1_000_000, 500_000, 700_000, 30);
    let refusals = [
        (market(0, 0, 0, 30), 0, 0, MarketError::ZeroAmount),
        (market(0, 0, 0, 30), 1, 0, MarketError::NoLiquidity),
        // All of a payment of 1 is fee.
        (open, 1, 0, MarketError::NothingOut),
        (open, 2, 0, MarketError::NothingOut),
        (open, 1, 5, MarketError::NothingOut),
        (open, 1_000, 499, MarketError::SlippageExceeded),
        (open, u64::MAX, 0, MarketError::MathOverflow),
    ];
    for (mut pool, amount, min_out, error) in refusals {
        assert_eq!(pool.swap(Side::Sell, amount, min_out), Err(error));
        assert_eq!(pool.swap_count, 0);
    }
}

#[test]
fn volumes_go_beyond_u64() {
    let mut pool = market(1, u64::MAX, 1_000, 0);
    let half = u64::MAX / 2;
    for _ in 0..3 {
        pool.swap(Side::Sell, half, 0).unwrap();
        pool.token_reserve = 1;
        pool.quote_reserve = u64::MAX;
    }
    assert_eq!(pool.sold_tokens.get(), 3 * u128::from(half));
    assert!(pool.sold_tokens.get() > u128::from(u64::MAX));
    assert_eq!(bytemuck::bytes_of(&pool)[192..208], (3 * u128::from(half)).to_le_bytes());
}

#[test]
fn the_first_deposit_is_taken_whole_and_locks_a_thousand_shares() {
    let mut pool = market(0, 0, 0, 30);
    assert_eq!(
        pool.deposit(4_000_000, 1_000_003),
        Ok(Deposit { tokens: 4_000_000, quote: 1_000_003, shares: 1_999_002 })
    );
    assert_eq!((reserves(&pool), pool.total_shares), ((4_000_000, 1_000_003), 2_000_002));
}

#[test]
fn a_later_deposit_takes_what_its_shares_cost() {
    // Shares: min(floor(500 * 2_000 / 3_001), floor(900 * 2_000 / 5_003)) = min(333, 359).
    let mut pool = market(3_001, 5_003, 2_000, 30);
    assert_eq!(pool.deposit(500, 900), Ok(Deposit { tokens: 500, quote: 833, shares: 333 }));
    assert_eq!((reserves(&pool), pool.total_shares), ((3_501, 5_836), 2_333));
}

#[test]
fn refuses_a_deposit() {
    for (mut pool, tokens, quote, error) in [
        (market(0, 0, 0, 30), 0, 5_000, MarketError::ZeroAmount),
        (market(0, 0, 0, 30), 5_000, 0, MarketError::ZeroAmount),
        (market(0, 0, 0, 30), 1_000, 1_000, MarketError::ZeroAmount),
        (market(3_001, 5_003, 2_000, 30), 1, 900, MarketError::ZeroAmount),
        (market(u64::MAX, 1_000, 1_000, 30), u64::MAX, 1_000, MarketError::MathOverflow),
        (market(1_000, 1_000, u64::MAX, 30), 1_000, 1_000, MarketError::MathOverflow),
    ] {
        assert_eq!(pool.deposit(tokens, quote), Err(error));
    }
    assert_eq!(market(0, 0, 0, 30).deposit(1_001, 1_001).map(|deposit| deposit.shares), Ok(1));
}

#[test]
fn withdraws_a_part_rounded_down() {
    let mut pool = market(3_001, 5_003, 2_000, 30);
    assert_eq!(pool.withdraw(1_000), Ok((1_500, 2_501)));
    assert_eq!((reserves(&pool), pool.total_shares), ((1_501, 2_502), 1_000));
    assert_eq!(market(1, 1, 2_000, 30).withdraw(999), Err(MarketError::NothingOut));
    assert_eq!(market(1, 4, 2_000, 30).withdraw(1_000), Ok((0, 2)));
    assert_eq!(market(3_001, 5_003, 2_000, 30).withdraw(2_001), Err(MarketError::MathOverflow));
}

#[test]
fn keeps_providers_in_the_order_of_their_first_deposits() {
    let mut list = Positions::zeroed();
    list.credit(&owner(1), 10).unwrap();
    list.credit(&owner(2), 20).unwrap();
    list.credit(&owner(1), 5).unwrap();
    list.debit(&owner(1), 15).unwrap();
    assert_eq!(list.count, 2);
    assert_eq!(list.list[..2], [(1, 0), (2, 20)].map(|(place, shares)| Position { owner: owner(place), shares }));
    assert_eq!(list.debit(&owner(1), 1), Err(MarketError::SharesExceeded));
    assert_eq!(list.debit(&owner(2), 21), Err(MarketError::SharesExceeded));
    assert_eq!(list.debit(&owner(3), 1), Err(MarketError::SharesExceeded));
    assert_eq!(list.credit(&owner(2), u64::MAX), Err(MarketError::MathOverflow));
}

#[test]
fn a_place_without_an_owner_belongs_to_nobody() {
    // An empty place has the address of zeros.
    assert_eq!(Positions::zeroed().debit(&Address::default(), 0), Err(MarketError::SharesExceeded));
}

#[test]
fn has_places_for_255_providers() {
    let mut list = Positions::zeroed();
    for place in 0..MAX_PROVIDERS {
        list.credit(&owner(place), 1).unwrap();
    }
    assert_eq!(list.credit(&owner(MAX_PROVIDERS), 1), Err(MarketError::PositionsFull));
    list.credit(&owner(254), 1).unwrap();
    assert_eq!((list.count, list.list[254].shares), (255, 2));
}

/// An open market: reserves from 1 unit to nearly all of u64.
fn any_market() -> impl Strategy<Value = Market> {
    let reserve = || prop_oneof![1..10_000u64, 1..=u64::MAX / 2];
    (reserve(), reserve(), 1_000..u64::MAX / 2, 0..=MAX_FEE_BPS)
        .prop_map(|(tokens, quote, shares, fee)| market(tokens, quote, shares, fee))
}

fn any_amount() -> impl Strategy<Value = u64> {
    prop_oneof![1..10_000u64, 1..=u64::MAX / 2]
}

fn any_side() -> impl Strategy<Value = Side> {
    prop_oneof![Just(Side::Sell), Just(Side::Buy)]
}

/// Whether `a / b < c / d`.
fn is_less((a, b): (u64, u64), (c, d): (u64, u64)) -> bool {
    u128::from(a) * u128::from(d) < u128::from(c) * u128::from(b)
}

proptest! {
    #[test]
    fn the_product_never_falls(pool in any_market(), side in any_side(), amount in any_amount()) {
        let mut after = pool;
        if after.swap(side, amount, 0).is_ok() {
            prop_assert!(product(&after) >= product(&pool));
            prop_assert!(after.token_reserve > 0 && after.quote_reserve > 0);
        }
    }

    #[test]
    fn a_swap_and_back_never_gains(pool in any_market(), side in any_side(), amount in any_amount()) {
        let mut after = pool;
        let back = if side == Side::Sell { Side::Buy } else { Side::Sell };
        if let Ok(out) = after.swap(side, amount, 0) {
            if let Ok(returned) = after.swap(back, out, 0) {
                prop_assert!(returned <= amount);
            }
        }
    }

    #[test]
    fn two_swaps_never_pay_more_than_one_of_their_sum_without_fee(pool in any_market(), a in any_amount(), b in any_amount()) {
        let (mut once, mut twice) = (Market { fee_bps: 0, ..pool }, Market { fee_bps: 0, ..pool });
        if let (Ok(whole), Ok(first)) = (once.swap(Side::Sell, a.saturating_add(b), 0), twice.swap(Side::Sell, a, 0)) {
            let second = twice.swap(Side::Sell, b, 0).unwrap_or(0);
            prop_assert!(first + second <= whole);
        }
    }

    #[test]
    fn a_deposit_costs_no_more_than_its_maxima_and_takes_nothing_from_others(
        pool in any_market(), tokens in any_amount(), quote in any_amount()
    ) {
        let mut after = pool;
        if let Ok(deposit) = after.deposit(tokens, quote) {
            prop_assert!(deposit.tokens <= tokens && deposit.quote <= quote);
            prop_assert!(deposit.tokens > 0 && deposit.quote > 0);
            // What a share stands for does not fall.
            prop_assert!(!is_less((after.token_reserve, after.total_shares), (pool.token_reserve, pool.total_shares)));
            prop_assert!(!is_less((after.quote_reserve, after.total_shares), (pool.quote_reserve, pool.total_shares)));
            if let Ok((back_tokens, back_quote)) = after.withdraw(deposit.shares) {
                prop_assert!(back_tokens <= deposit.tokens && back_quote <= deposit.quote);
            }
        }
    }

    #[test]
    fn who_withdraws_takes_nothing_from_others_and_leaves_both_reserves(pool in any_market(), shares: u64) {
        let mut after = pool;
        let shares = shares % (pool.total_shares - LOCKED_SHARES + 1);
        if after.withdraw(shares).is_ok() {
            prop_assert!(after.token_reserve > 0 && after.quote_reserve > 0);
            prop_assert!(!is_less((after.token_reserve, after.total_shares), (pool.token_reserve, pool.total_shares)));
            prop_assert!(!is_less((after.quote_reserve, after.total_shares), (pool.quote_reserve, pool.total_shares)));
        }
    }

    #[test]
    fn the_first_deposit_never_gains(tokens in any_amount(), quote in any_amount()) {
        let mut pool = market(0, 0, 0, 0);
        if let Ok(deposit) = pool.deposit(tokens, quote) {
            if let Ok((back_tokens, back_quote)) = pool.withdraw(deposit.shares) {
                prop_assert!(back_tokens < tokens && back_quote < quote);
            }
        }
    }
}
