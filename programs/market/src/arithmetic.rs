//! Integer arithmetic. The rounding direction is in the name; nothing wraps.

use crate::errors::{MarketError, Outcome};

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, clippy::integer_division, clippy::unwrap_used, clippy::indexing_slicing)]
mod tests;

pub const BPS: u64 = 10_000;

#[inline(always)]
pub fn add(a: u64, b: u64) -> Outcome<u64> {
    a.checked_add(b).ok_or(MarketError::MathOverflow)
}

#[inline(always)]
pub fn sub(a: u64, b: u64) -> Outcome<u64> {
    a.checked_sub(b).ok_or(MarketError::MathOverflow)
}

#[inline(always)]
fn narrow(value: u128) -> Outcome<u64> {
    u64::try_from(value).map_err(|_| MarketError::MathOverflow)
}

/// `a * b`, which always fits.
#[inline(always)]
fn product(a: u64, b: u64) -> u128 {
    u128::from(a).wrapping_mul(u128::from(b))
}

/// `floor(value * numerator / denominator)`, which may be beyond u64. Error: `MathOverflow` (denominator 0).
#[inline(always)]
fn mul_div_wide_floor(value: u64, numerator: u64, denominator: u64) -> Outcome<u128> {
    product(value, numerator).checked_div(u128::from(denominator)).ok_or(MarketError::MathOverflow)
}

/// `floor(value * numerator / denominator)`. Error: `MathOverflow` (beyond u64, denominator 0).
#[inline(never)]
pub fn mul_div_floor(value: u64, numerator: u64, denominator: u64) -> Outcome<u64> {
    narrow(mul_div_wide_floor(value, numerator, denominator)?)
}

/// `ceil(value * numerator / denominator)`. Error: `MathOverflow` (beyond u64, denominator 0).
#[inline(never)]
pub fn mul_div_ceil(value: u64, numerator: u64, denominator: u64) -> Outcome<u64> {
    let up = denominator.checked_sub(1).ok_or(MarketError::MathOverflow)?;
    // Below 2^128: (2^64 - 1)^2 + 2^64 - 2.
    let sum = product(value, numerator).wrapping_add(u128::from(up));
    narrow(sum.checked_div(u128::from(denominator)).ok_or(MarketError::MathOverflow)?)
}

/// What of a payment moves the price, the fee taken off: `floor(amount * (10_000 - fee_bps) / 10_000)`. With
/// `amount = q * 10_000 + r` that is `q * kept + floor(r * kept / 10_000)`, which needs no 128 bits.
/// Error: `MathOverflow` (fee above 10,000).
#[inline(always)]
pub fn paid_floor(amount: u64, fee_bps: u16) -> Outcome<u64> {
    let kept = sub(BPS, u64::from(fee_bps))?;
    let (quotient, rest) = (amount.checked_div(BPS), amount.checked_rem(BPS));
    let (Some(quotient), Some(rest)) = (quotient, rest) else { return Err(MarketError::MathOverflow) };
    let part = rest.checked_mul(kept).and_then(|part| part.checked_div(BPS));
    let whole = quotient.checked_mul(kept);
    whole.zip(part).and_then(|(whole, part)| whole.checked_add(part)).ok_or(MarketError::MathOverflow)
}

/// What a swap pays out: `floor(reserve_out * paid / (reserve_in + paid))`, below `reserve_out` for any `reserve_in`
/// above 0. Error: `MathOverflow` (both 0).
#[inline(always)]
pub fn swap_out_floor(reserve_in: u64, reserve_out: u64, paid: u64) -> Outcome<u64> {
    let divisor = u128::from(reserve_in).wrapping_add(u128::from(paid));
    narrow(product(reserve_out, paid).checked_div(divisor).ok_or(MarketError::MathOverflow)?)
}

/// Shares of the first deposit: `floor(sqrt(tokens * quote))`.
#[inline(never)]
pub fn first_shares_floor(tokens: u64, quote: u64) -> Outcome<u64> {
    narrow(product(tokens, quote).isqrt())
}

/// Shares of a later deposit: the lesser of `floor(max * total / reserve)` of both sides.
/// Error: `MathOverflow` (the lesser is beyond u64, a reserve is 0).
#[inline(never)]
pub fn later_shares_floor(maxima: [u64; 2], reserves: [u64; 2], total: u64) -> Outcome<u64> {
    let ([max_tokens, max_quote], [tokens, quote]) = (maxima, reserves);
    let by_tokens = mul_div_wide_floor(max_tokens, total, tokens)?;
    let by_quote = mul_div_wide_floor(max_quote, total, quote)?;
    narrow(by_tokens.min(by_quote))
}
