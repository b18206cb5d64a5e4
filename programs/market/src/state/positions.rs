use bytemuck::{Pod, Zeroable};
use solana_address::Address;

use super::Kind;
use crate::arithmetic::add;
use crate::errors::{MarketError, Outcome};

pub const MAX_PROVIDERS: usize = 255;

/// Shares of one provider; kept when they are 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Pod, Zeroable)]
#[repr(C)]
pub struct Position {
    pub owner: Address,
    pub shares: u64,
}

/// Who provides, in the order of first deposits.
#[derive(Clone, Copy, Pod, Zeroable)]
#[repr(C)]
pub struct Positions {
    pub magic: [u8; 8],
    pub count: u64,
    pub list: [Position; MAX_PROVIDERS],
    pub unused: [u8; 24],
}

const _: () = assert!(size_of::<Positions>() == 10_240);

impl Kind for Positions {
    const MAGIC: [u8; 8] = *b"ACTSPOS1";

    fn magic(&self) -> [u8; 8] {
        self.magic
    }
}

impl Positions {
    fn of(&mut self, owner: &Address) -> Option<&mut Position> {
        self.list.iter_mut().take(self.count as usize).find(|position| position.owner == *owner)
    }

    /// Adds shares to those of `owner`, who gets a place with the first. Errors: `PositionsFull`, `MathOverflow`.
    pub fn credit(&mut self, owner: &Address, shares: u64) -> Outcome<()> {
        if let Some(position) = self.of(owner) {
            position.shares = add(position.shares, shares)?;
            return Ok(());
        }
        let free = self.list.get_mut(self.count as usize).ok_or(MarketError::PositionsFull)?;
        *free = Position { owner: *owner, shares };
        self.count = add(self.count, 1)?;
        Ok(())
    }

    /// Takes shares from those of `owner`. Error: `SharesExceeded`.
    pub fn debit(&mut self, owner: &Address, shares: u64) -> Outcome<()> {
        let position = self.of(owner).ok_or(MarketError::SharesExceeded)?;
        position.shares = position.shares.checked_sub(shares).ok_or(MarketError::SharesExceeded)?;
        Ok(())
    }
}
