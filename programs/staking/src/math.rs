//! Integer arithmetic without Anchor types. The rounding direction is in the name; nothing wraps.

use crate::constants::{BPS, SECONDS_PER_DAY};
use crate::errors::StakingError;

#[cfg(test)]
mod tests;

type Result<T> = core::result::Result<T, StakingError>;

#[inline(always)]
pub fn add(a: u64, b: u64) -> Result<u64> {
    a.checked_add(b).ok_or(StakingError::MathOverflow)
}

#[inline(always)]
pub fn sub(a: u64, b: u64) -> Result<u64> {
    a.checked_sub(b).ok_or(StakingError::MathOverflow)
}

const LOW: u64 = 0xffff_ffff;

/// `a * b` as (high, low) from products of halves: the VM multiplies 64 bits only, and 128 bits are a call.
#[inline(always)]
pub fn wide_product(a: u64, b: u64) -> (u64, u64) {
    let (p00, p01) = ((a & LOW).wrapping_mul(b & LOW), (a & LOW).wrapping_mul(b >> 32));
    let (p10, p11) = ((a >> 32).wrapping_mul(b & LOW), (a >> 32).wrapping_mul(b >> 32));
    let middle = (p00 >> 32).wrapping_add(p01 & LOW).wrapping_add(p10 & LOW);
    let high = p11.wrapping_add(p01 >> 32).wrapping_add(p10 >> 32).wrapping_add(middle >> 32);
    (high, (p00 & LOW) | (middle << 32))
}

#[inline(always)]
pub fn mul(a: u64, b: u64) -> Result<u64> {
    if (a | b) <= LOW {
        return Ok(a.wrapping_mul(b));
    }
    match wide_product(a, b) {
        (0, product) => Ok(product),
        _ => Err(StakingError::MathOverflow),
    }
}

/// `floor(value * numerator / denominator)`, exact in u128.
#[inline]
pub fn mul_div_floor(value: u64, numerator: u64, denominator: u64) -> Result<u64> {
    if let (0, product) = wide_product(value, numerator) {
        return Ok(div_rem(product, denominator)?.0);
    }
    let product = u128::from(value).checked_mul(u128::from(numerator)).ok_or(StakingError::MathOverflow)?;
    let quotient = product.checked_div(u128::from(denominator)).ok_or(StakingError::MathOverflow)?;
    u64::try_from(quotient).map_err(|_| StakingError::MathOverflow)
}

/// `ceil(value * numerator / denominator)`, exact in u128.
#[inline]
pub fn mul_div_ceil(value: u64, numerator: u64, denominator: u64) -> Result<u64> {
    if let (0, product) = wide_product(value, numerator) {
        let (quotient, remainder) = div_rem(product, denominator)?;
        return add(quotient, u64::from(remainder > 0));
    }
    let product = u128::from(value).checked_mul(u128::from(numerator)).ok_or(StakingError::MathOverflow)?;
    let round_up = u128::from(denominator).checked_sub(1).ok_or(StakingError::MathOverflow)?;
    let quotient = product
        .checked_add(round_up)
        .and_then(|sum| sum.checked_div(u128::from(denominator)))
        .ok_or(StakingError::MathOverflow)?;
    u64::try_from(quotient).map_err(|_| StakingError::MathOverflow)
}

/// Weight of an amount: a share of it in basis points, floor (against the staker).
///
/// `amount / 10000` and the remainder are scaled apart, which needs no 128-bit division:
/// `floor((q * 10000 + r) * m / 10000) = q * m + floor(r * m / 10000)`.
#[inline]
pub fn weight_floor(amount: u64, multiplier_bps: u32) -> Result<u64> {
    let multiplier = u64::from(multiplier_bps);
    let (quotient, remainder) = div_rem(amount, BPS)?;
    let whole = mul(quotient, multiplier)?;
    // Below 10000 * 2^32.
    let part = remainder.wrapping_mul(multiplier);
    add(whole, div_rem(part, BPS)?.0)
}

/// Penalty of an early exit, ceil (against the one who leaves): splitting an exit never saves a unit.
#[inline]
pub fn penalty_ceil(amount: u64, penalty_bps: u32) -> Result<u64> {
    #[cfg(feature = "vuln-r08")]
    return mul_div_floor(amount, u64::from(penalty_bps), BPS);
    #[cfg(not(feature = "vuln-r08"))]
    mul_div_ceil(amount, u64::from(penalty_bps), BPS)
}

#[inline(always)]
pub fn div_rem(value: u64, divisor: u64) -> Result<(u64, u64)> {
    match (value.checked_div(divisor), value.checked_rem(divisor)) {
        (Some(quotient), Some(remainder)) => Ok((quotient, remainder)),
        _ => Err(StakingError::MathOverflow),
    }
}

/// UTC day of a unix time. Refuses times whose day does not leave room for the longest lock.
#[inline]
pub fn day_of(unix_timestamp: i64) -> Result<u32> {
    if unix_timestamp < 0 {
        return Err(StakingError::ClockOutOfRange);
    }
    let seconds = u64::try_from(unix_timestamp).map_err(|_| StakingError::ClockOutOfRange)?;
    let per_day = u64::try_from(SECONDS_PER_DAY).map_err(|_| StakingError::ClockOutOfRange)?;
    let day = div_rem(seconds, per_day)?.0;
    if day > 0x00FF_FFFF {
        return Err(StakingError::ClockOutOfRange);
    }
    u32::try_from(day).map_err(|_| StakingError::ClockOutOfRange)
}

/// `floor(sqrt(value))` of a value below 2^122, which any power times a hundredth of any supply is. By pairs of bits,
/// as on paper: no division, and a rest below four times the root fits u64.
#[inline(never)]
pub fn isqrt_floor(value: u128) -> Result<u64> {
    if value >> 122 != 0 {
        return Err(StakingError::MathOverflow);
    }
    let (mut root, mut rest) = (0u64, 0u64);
    for mut word in [(value >> 64) as u64, value as u64] {
        for _ in 0..32 {
            rest = (rest << 2) | (word >> 62);
            word <<= 2;
            let guess = (root << 2) | 1;
            root <<= 1;
            if rest >= guess {
                rest = rest.wrapping_sub(guess);
                root |= 1;
            }
        }
    }
    Ok(root)
}
