//! Token movements between owners and vaults. A vault is its own authority: its address is derived from its seeds,
//! so it signs for itself and for no other. Instructions to the token program are written as bytes.

use anchor_lang::prelude::*;
use anchor_lang::solana_program::instruction::{AccountMeta, Instruction};
use anchor_lang::solana_program::program::invoke_signed_unchecked;
use anchor_spl::token;

use crate::access::{anchor_error, create_with, ensure, Outcome};
use crate::constants::{Vault, EMISSION_BUMP, EMISSION_SEED, VAULT_SEED};
use crate::errors::StakingError;
use crate::token_call::{call_token, Order};

const INITIALIZE_ACCOUNT_3: u8 = 18;
const TOKEN_ACCOUNT_BYTES: usize = 165;
const MINT_BYTES: usize = 82;

/// Owner's tokens into a vault; the token program checks the owner's signature, balance and mint.
pub(super) fn pay_in<'info>(
    from: &AccountInfo<'info>,
    vault: &AccountInfo<'info>,
    authority: &AccountInfo<'info>,
    amount: u64,
) -> Outcome<()> {
    call_token(Order::Transfer, amount, [from, vault, authority], &[])
}

/// Tokens out of `vault`, which must be the account at `which.address` (the context checks it).
pub(super) fn pay_out<'info>(
    which: &Vault,
    vault: &AccountInfo<'info>,
    to: &AccountInfo<'info>,
    amount: u64,
) -> Outcome<()> {
    call_token(Order::Transfer, amount, [vault, to, vault], &[VAULT_SEED, which.kind, &[which.bump]])
}

/// Burns tokens of a vault.
pub(super) fn burn_from<'info>(
    which: &Vault,
    vault: &AccountInfo<'info>,
    mint: &AccountInfo<'info>,
    amount: u64,
) -> Outcome<()> {
    call_token(Order::Burn, amount, [vault, mint, vault], &[VAULT_SEED, which.kind, &[which.bump]])
}

/// Burns tokens of a signer.
pub(super) fn burn_own<'info>(
    from: &AccountInfo<'info>,
    mint: &AccountInfo<'info>,
    authority: &AccountInfo<'info>,
    amount: u64,
) -> Outcome<()> {
    call_token(Order::Burn, amount, [from, mint, authority], &[])
}

/// Mints into `to`, signed by the emission account.
pub(super) fn mint_to<'info>(
    mint: &AccountInfo<'info>,
    to: &AccountInfo<'info>,
    emission: &AccountInfo<'info>,
    amount: u64,
) -> Outcome<()> {
    call_token(Order::MintTo, amount, [mint, to, emission], &[EMISSION_SEED, &[EMISSION_BUMP]])
}

/// Makes a vault: a token account of `mint` at its own seeds and under its own authority.
#[inline(never)]
pub(super) fn create_vault<'info>(
    which: &Vault,
    payer: &AccountInfo<'info>,
    vault: &AccountInfo<'info>,
    mint: &AccountInfo<'info>,
) -> Outcome<()> {
    create_with(payer, vault, &[VAULT_SEED, which.kind], TOKEN_ACCOUNT_BYTES, &token::ID)?;
    let mut data = Vec::with_capacity(33);
    data.push(INITIALIZE_ACCOUNT_3);
    data.extend_from_slice(vault.key.as_ref());
    let accounts = vec![AccountMeta::new(*vault.key, false), AccountMeta::new_readonly(*mint.key, false)];
    invoke_signed_unchecked(&Instruction { program_id: token::ID, accounts, data }, &[vault.clone(), mint.clone()], &[])
}

/// A payout goes only to a token account of its owner: never to a vault, never to a stranger by mistake.
/// Bytes 32..64 of an SPL token account are its owner.
pub(super) fn require_owned(destination: &AccountInfo, owner: &Pubkey) -> Outcome<()> {
    let data = destination.try_borrow_data()?;
    let owned = destination.owner == &token::ID && data.get(32..64) == Some(owner.as_ref());
    ensure!(owned, StakingError::DestinationNotOwned);
    Ok(())
}

fn u64_at(data: &[u8], offset: usize) -> u64 {
    let mut bytes = [0u8; 8];
    bytes.copy_from_slice(&data[offset..offset.wrapping_add(8)]);
    u64::from_le_bytes(bytes)
}

/// Balance of a token account of the token program.
pub(super) fn token_balance(account: &AccountInfo) -> Outcome<u64> {
    let data = account.try_borrow_data()?;
    let is_token = account.owner == &token::ID && data.len() == TOKEN_ACCOUNT_BYTES;
    ensure!(is_token, anchor_error(ErrorCode::AccountOwnedByWrongProgram));
    Ok(u64_at(&data, 64))
}

/// What the program reads of an SPL mint.
pub(super) struct MintFacts {
    pub supply: u64,
    pub decimals: u8,
    pub authority: Option<Pubkey>,
    pub can_freeze: bool,
}

/// Reads an initialised mint of the token program: Token-2022 mints belong to another program and are refused.
pub(super) fn read_mint(account: &AccountInfo) -> Outcome<MintFacts> {
    ensure!(account.owner == &token::ID, anchor_error(ErrorCode::AccountOwnedByWrongProgram));
    let data = account.try_borrow_data()?;
    let is_mint = data.len() == MINT_BYTES && data[45] == 1;
    ensure!(is_mint, anchor_error(ErrorCode::AccountDidNotDeserialize));
    let mut authority = [0u8; 32];
    authority.copy_from_slice(&data[4..36]);
    Ok(MintFacts {
        supply: u64_at(&data, 36),
        decimals: data[44],
        authority: (data[0] == 1).then(|| Pubkey::new_from_array(authority)),
        can_freeze: data[46] == 1,
    })
}
