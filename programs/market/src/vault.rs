//! Transfers into and out of the vaults.

use pinocchio::cpi::{Seed, Signer};
use pinocchio::{AccountView, Address, ProgramResult};
use pinocchio_token::instructions::Transfer;

use crate::errors::{MarketError, Outcome};

const AUTHORITY_SEED: &[u8] = b"authority";

/// Address that signs for a market's vaults, and its bump.
pub fn find_authority(market: &Address, program_id: &Address) -> Outcome<(Address, u8)> {
    Address::try_find_program_address(&[AUTHORITY_SEED, market.as_ref()], program_id).ok_or(MarketError::WrongAccount)
}

/// From an account of `owner`, who has signed, into a vault.
#[inline(always)]
pub fn pay_in(from: &AccountView, vault: &AccountView, owner: &AccountView, amount: u64) -> ProgramResult {
    Transfer::new(from, vault, owner, amount).invoke()
}

/// The signature of a market's authority.
pub struct Authority<'a> {
    pub account: &'a AccountView,
    pub market: &'a Address,
    pub bump: u8,
}

impl Authority<'_> {
    /// Out of a vault.
    #[inline(always)]
    pub fn pay_out(&self, vault: &AccountView, to: &AccountView, amount: u64) -> ProgramResult {
        let bump = [self.bump];
        let seeds = [Seed::from(AUTHORITY_SEED), Seed::from(self.market.as_ref()), Seed::from(&bump)];
        Transfer::new(vault, to, self.account, amount).invoke_signed(&[Signer::from(&seeds)])
    }
}
