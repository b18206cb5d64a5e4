use bytemuck::{Pod, Zeroable};
use solana_address::Address;

use super::Kind;
use crate::arithmetic::{
    add, first_shares_floor, later_shares_floor, mul_div_ceil, mul_div_floor, paid_floor, sub, swap_out_floor,
};
use crate::errors::{ensure, Outcome};

/// Highest fee: 10 %.
pub const MAX_FEE_BPS: u16 = 1_000;
/// Shares of the first deposit that belong to nobody, so that no reserve ever becomes 0 again.
pub const LOCKED_SHARES: u64 = 1_000;

/// What a trader does with tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Sell,
    Buy,
}

/// What a provider pays in, and the shares for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deposit {
    pub tokens: u64,
    pub quote: u64,
    pub shares: u64,
}

/// Sum of what was paid in, u128 in two words, the low one first: data lies at addresses that 8 divides, not 16.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Pod, Zeroable)]
#[repr(C)]
pub struct Volume([u64; 2]);

impl Volume {
    pub fn get(self) -> u128 {
        let [low, high] = self.0;
        u128::from(high) << 64 | u128::from(low)
    }

    fn add(&mut self, amount: u64) -> Outcome<()> {
        let [low, high] = self.0;
        let (low, carry) = low.overflowing_add(amount);
        self.0 = [low, add(high, u64::from(carry))?];
        Ok(())
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Pod, Zeroable)]
#[repr(C)]
pub struct Market {
    pub magic: [u8; 8],
    pub token_mint: Address,
    pub quote_mint: Address,
    pub token_vault: Address,
    pub quote_vault: Address,
    pub positions: Address,
    /// What prices follow from. Tokens sent to a vault by hand are not in it.
    pub token_reserve: u64,
    pub quote_reserve: u64,
    /// Of all providers, and `LOCKED_SHARES`.
    pub total_shares: u64,
    pub sold_tokens: Volume,
    pub bought_quote: Volume,
    pub swap_count: u64,
    pub fee_bps: u16,
    pub authority_bump: u8,
    pub unused: [u8; 21],
}

const _: () = assert!(size_of::<Market>() == 256);

impl Kind for Market {
    const MAGIC: [u8; 8] = *b"ACTSMKT1";

    fn magic(&self) -> [u8; 8] {
        self.magic
    }
}

impl Market {
    /// Pays `amount_in` into one reserve and returns what leaves the other. The product of the reserves does not fall.
    /// Errors, in this order: `ZeroAmount`, `NoLiquidity`, `NothingOut`, `SlippageExceeded`, `MathOverflow` (the reserve).
    pub fn swap(&mut self, side: Side, amount_in: u64, min_out: u64) -> Outcome<u64> {
        ensure!(amount_in > 0, ZeroAmount);
        ensure!(self.total_shares > 0, NoLiquidity);
        let (reserve_in, reserve_out, volume) = match side {
            Side::Sell => (&mut self.token_reserve, &mut self.quote_reserve, &mut self.sold_tokens),
            Side::Buy => (&mut self.quote_reserve, &mut self.token_reserve, &mut self.bought_quote),
        };
        let paid = paid_floor(amount_in, self.fee_bps)?;
        let out = swap_out_floor(*reserve_in, *reserve_out, paid)?;
        ensure!(out > 0, NothingOut);
        ensure!(out >= min_out, SlippageExceeded);
        *reserve_in = add(*reserve_in, amount_in)?;
        *reserve_out = sub(*reserve_out, out)?;
        volume.add(amount_in)?;
        self.swap_count = add(self.swap_count, 1)?;
        Ok(out)
    }

    /// Takes both amounts whole when it is the first deposit, else as many of each as the shares cost.
    /// Errors: `ZeroAmount` (also: no share), `MathOverflow`.
    pub fn deposit(&mut self, max_tokens: u64, max_quote: u64) -> Outcome<Deposit> {
        ensure!(max_tokens > 0 && max_quote > 0, ZeroAmount);
        let (deposit, created) = match self.total_shares {
            0 => {
                let created = first_shares_floor(max_tokens, max_quote)?;
                let shares = created.saturating_sub(LOCKED_SHARES);
                (Deposit { tokens: max_tokens, quote: max_quote, shares }, created)
            }
            total => {
                let reserves = [self.token_reserve, self.quote_reserve];
                let shares = later_shares_floor([max_tokens, max_quote], reserves, total)?;
                let tokens = mul_div_ceil(shares, self.token_reserve, total)?;
                let quote = mul_div_ceil(shares, self.quote_reserve, total)?;
                (Deposit { tokens, quote, shares }, shares)
            }
        };
        ensure!(deposit.shares > 0, ZeroAmount);
        self.token_reserve = add(self.token_reserve, deposit.tokens)?;
        self.quote_reserve = add(self.quote_reserve, deposit.quote)?;
        self.total_shares = add(self.total_shares, created)?;
        Ok(deposit)
    }

    /// Ends `shares` and returns the tokens and the quote units that leave for them. The caller has them.
    /// Errors: `NothingOut` (neither), `MathOverflow` (more than there are).
    pub fn withdraw(&mut self, shares: u64) -> Outcome<(u64, u64)> {
        let tokens = mul_div_floor(shares, self.token_reserve, self.total_shares)?;
        let quote = mul_div_floor(shares, self.quote_reserve, self.total_shares)?;
        ensure!(tokens > 0 || quote > 0, NothingOut);
        self.token_reserve = sub(self.token_reserve, tokens)?;
        self.quote_reserve = sub(self.quote_reserve, quote)?;
        self.total_shares = sub(self.total_shares, shares)?;
        Ok((tokens, quote))
    }
}
