use crate::errors::{MarketError, Outcome};
use crate::state::Side;

/// An instruction's data: a byte of tag, then arguments, little endian.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Instruction {
    Initialize { fee_bps: u16 },
    AddLiquidity { max_tokens: u64, max_quote: u64 },
    RemoveLiquidity { shares: u64 },
    Swap { side: Side, amount_in: u64, min_out: u64 },
}

impl Instruction {
    /// Error: `UnknownInstruction` (tag, or arguments that are too few, too many or out of their range).
    #[inline(always)]
    pub fn parse(mut data: &[u8]) -> Outcome<Self> {
        let data = &mut data;
        let [tag] = take(data)?;
        let instruction = match tag {
            0 => Self::Initialize { fee_bps: u16::from_le_bytes(take(data)?) },
            1 => Self::AddLiquidity { max_tokens: take_u64(data)?, max_quote: take_u64(data)? },
            2 => Self::RemoveLiquidity { shares: take_u64(data)? },
            3 => Self::Swap { side: take_side(data)?, amount_in: take_u64(data)?, min_out: take_u64(data)? },
            _ => return Err(MarketError::UnknownInstruction),
        };
        match data {
            [] => Ok(instruction),
            _ => Err(MarketError::UnknownInstruction),
        }
    }
}

/// Takes the next bytes off the front of `data`.
#[inline(always)]
fn take<const N: usize>(data: &mut &[u8]) -> Outcome<[u8; N]> {
    let (bytes, rest) = data.split_first_chunk().ok_or(MarketError::UnknownInstruction)?;
    *data = rest;
    Ok(*bytes)
}

#[inline(always)]
fn take_u64(data: &mut &[u8]) -> Outcome<u64> {
    take(data).map(u64::from_le_bytes)
}

#[inline(always)]
fn take_side(data: &mut &[u8]) -> Outcome<Side> {
    match take(data)? {
        [0] => Ok(Side::Sell),
        [1] => Ok(Side::Buy),
        _ => Err(MarketError::UnknownInstruction),
    }
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, clippy::integer_division, clippy::unwrap_used, clippy::indexing_slicing)]
mod tests;
