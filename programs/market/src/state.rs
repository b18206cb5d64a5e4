//! What the accounts of a market hold, and how it changes. Nothing here knows of accounts or of the token program.

mod market;
mod positions;

pub use market::{Deposit, Market, Side, LOCKED_SHARES, MAX_FEE_BPS};
pub use positions::{Position, Positions, MAX_PROVIDERS};

/// A kind of account of this program.
pub trait Kind: bytemuck::Pod {
    /// Its first 8 bytes.
    const MAGIC: [u8; 8];
    /// Those that an account holds.
    fn magic(&self) -> [u8; 8];
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, clippy::integer_division, clippy::unwrap_used, clippy::indexing_slicing)]
mod tests;
