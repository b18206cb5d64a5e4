//! Token movements between owners and vaults. A vault is its own authority: its address is derived from its seeds,
//! so it signs for itself and for no other. Instructions to the token program are written as bytes.

use anchor_lang::prelude::*;
use anchor_spl::token;

use crate::access::{anchor_error, create_with, ensure, Outcome};
use crate::account::{same_key, Account};
use crate::constants::{Vault, EMISSION_BUMP, EMISSION_SEED, VAULT_SEED};
use crate::errors::StakingError;
use crate::runtime::{invoke, Named};
use crate::token_call::{call_token, Order};

const INITIALIZE_ACCOUNT_3: u8 = 18;
const TOKEN_ACCOUNT_BYTES: usize = 165;
const MINT_BYTES: usize = 82;

/// Owner's tokens into a vault; the token program checks the owner's signature, balance and mint.
pub(super) fn pay_in(from: Account, vault: Account, authority: Account, amount: u64) -> Outcome<()> {
    call_token(Order::Transfer, amount, [from, vault, authority], &[])
}

/// Tokens out of `vault`, which must be the account at `which.address` (the context checks it).
pub(super) fn pay_out(which: &Vault, vault: Account, to: Account, amount: u64) -> Outcome<()> {
    call_token(Order::Transfer, amount, [vault, to, vault], &[VAULT_SEED, which.kind, &[which.bump]])
}

/// Burns tokens of a vault.
pub(super) fn burn_from(which: &Vault, vault: Account, mint: Account, amount: u64) -> Outcome<()> {
    call_token(Order::Burn, amount, [vault, mint, vault], &[VAULT_SEED, which.kind, &[which.bump]])
}

/// Burns tokens of a signer.
pub(super) fn burn_own(from: Account, mint: Account, authority: Account, amount: u64) -> Outcome<()> {
    call_token(Order::Burn, amount, [from, mint, authority], &[])
}

/// Mints into `to`, signed by the emission account.
pub(super) fn mint_to(mint: Account, to: Account, emission: Account, amount: u64) -> Outcome<()> {
    call_token(Order::MintTo, amount, [mint, to, emission], &[EMISSION_SEED, &[EMISSION_BUMP]])
}

/// Makes a vault: a token account of `mint` at its own seeds and under its own authority.
#[inline(never)]
pub(super) fn create_vault(which: &Vault, payer: Account, vault: Account, mint: Account) -> Outcome<()> {
    create_with(payer, vault, &[VAULT_SEED, which.kind], TOKEN_ACCOUNT_BYTES, &token::ID)?;
    let mut data = [INITIALIZE_ACCOUNT_3; 33];
    data[1..].copy_from_slice(vault.key().as_ref());
    let named = [
        Named { account: vault, writable: true, signs: false },
        Named { account: mint, writable: false, signs: false },
    ];
    invoke(&token::ID, named, &data, &[])
}

/// A payout goes only to a token account of its owner: never to a vault, never to a stranger by mistake.
/// Bytes 32..64 of an SPL token account are its owner.
pub(super) fn require_owned(destination: Account, owner: &Pubkey) -> Outcome<()> {
    destination.require_readable()?;
    let owned = destination.is_owned_by(&token::ID)
        && destination.bytes_at(32).is_some_and(|bytes| same_key(&Pubkey::new_from_array(bytes), owner));
    ensure!(owned, StakingError::DestinationNotOwned);
    Ok(())
}

/// Balance of a token account of the token program.
pub(super) fn token_balance(account: Account) -> Outcome<u64> {
    account.require_readable()?;
    let is_token = account.is_owned_by(&token::ID) && account.data_len() == TOKEN_ACCOUNT_BYTES;
    let balance = account.bytes_at(64).filter(|_| is_token);
    Ok(u64::from_le_bytes(balance.ok_or(anchor_error(ErrorCode::AccountOwnedByWrongProgram))?))
}

/// What the program reads of an SPL mint.
pub(super) struct MintFacts {
    pub supply: u64,
    pub decimals: u8,
    pub authority: Option<Pubkey>,
    pub can_freeze: bool,
}

/// Reads an initialised mint of the token program: Token-2022 mints belong to another program and are refused.
pub(super) fn read_mint(account: Account) -> Outcome<MintFacts> {
    ensure!(account.is_owned_by(&token::ID), anchor_error(ErrorCode::AccountOwnedByWrongProgram));
    account.require_readable()?;
    let bytes = account.bytes_at::<MINT_BYTES>(0).filter(|bytes| account.data_len() == MINT_BYTES && bytes[45] == 1);
    let data = bytes.ok_or(anchor_error(ErrorCode::AccountDidNotDeserialize))?;
    let mut authority = [0u8; 32];
    authority.copy_from_slice(&data[4..36]);
    let mut supply = [0u8; 8];
    supply.copy_from_slice(&data[36..44]);
    Ok(MintFacts {
        supply: u64::from_le_bytes(supply),
        decimals: data[44],
        authority: (data[0] == 1).then(|| Pubkey::new_from_array(authority)),
        can_freeze: data[46] == 1,
    })
}
