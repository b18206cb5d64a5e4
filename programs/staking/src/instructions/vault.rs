//! Transfers between owners and vaults. A vault is its own authority: its address is derived from its
//! seeds, so it signs for itself and for no other.

use anchor_lang::prelude::*;
use anchor_spl::token::{self, Token, Transfer};

use crate::constants::*;
use crate::errors::StakingError;

/// Owner's tokens into a vault; the token program checks the owner's signature, balance and mint.
pub(super) fn pay_in<'info>(
    token_program: &Program<'info, Token>,
    from: AccountInfo<'info>,
    vault: AccountInfo<'info>,
    authority: AccountInfo<'info>,
    amount: u64,
) -> Result<()> {
    token::transfer(CpiContext::new(token_program.key(), Transfer { from, to: vault, authority }), amount)
}

fn pay_out<'info>(
    token_program: &Program<'info, Token>,
    vault: AccountInfo<'info>,
    to: AccountInfo<'info>,
    kind: &[u8],
    bump: u8,
    amount: u64,
) -> Result<()> {
    let seeds: &[&[u8]] = &[VAULT_SEED, kind, &[bump]];
    let accounts = Transfer { from: vault.clone(), to, authority: vault };
    token::transfer(CpiContext::new_with_signer(token_program.key(), accounts, &[seeds]), amount)
}

pub(super) fn pay_from_stake_vault<'info>(
    token_program: &Program<'info, Token>,
    vault: AccountInfo<'info>,
    to: AccountInfo<'info>,
    amount: u64,
) -> Result<()> {
    pay_out(token_program, vault, to, STAKE_VAULT_KIND, STAKE_VAULT_BUMP, amount)
}

pub(super) fn pay_from_reward_vault<'info>(
    token_program: &Program<'info, Token>,
    vault: AccountInfo<'info>,
    to: AccountInfo<'info>,
    amount: u64,
) -> Result<()> {
    pay_out(token_program, vault, to, REWARD_VAULT_KIND, REWARD_VAULT_BUMP, amount)
}

/// A payout goes only to a token account of the signer: never to a vault, never to a stranger by mistake.
/// Bytes 32..64 of an SPL token account are its owner.
pub(super) fn require_owned(destination: &AccountInfo, owner: &Pubkey) -> Result<()> {
    let data = destination.try_borrow_data()?;
    let owned = destination.owner == &token::ID && data.get(32..64) == Some(owner.as_ref());
    require!(owned, StakingError::DestinationNotOwned);
    Ok(())
}
