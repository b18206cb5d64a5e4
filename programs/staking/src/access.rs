//! Creating and closing this program's accounts; `Account::load` reads them.

use anchor_lang::prelude::*;
use anchor_lang::{Discriminator, ZeroCopy};

use crate::account::{same_key, space_of, Account};
use crate::errors::StakingError;
use crate::runtime::{invoke, Named};

/// What handlers and transitions return; Anchor turns the error into a custom code without making strings.
pub type Outcome<T> = core::result::Result<T, ProgramError>;

/// Returns the error unless the condition holds.
macro_rules! ensure {
    ($condition:expr, $error:expr) => {
        if !$condition {
            return Err($error.into());
        }
    };
}
pub(crate) use ensure;

pub(crate) fn anchor_error(code: ErrorCode) -> ProgramError {
    ProgramError::Custom(code as u32)
}

/// Makes the account at `seeds` with room for a `T`, writes the discriminator and returns the canonical bump.
/// Errors: `ConstraintSeeds` for another address, `AlreadyInitialized`.
pub(crate) fn create<T: ZeroCopy + Discriminator>(payer: Account, account: Account, seeds: &[&[u8]]) -> Outcome<u8> {
    let bump = create_with(payer, account, seeds, space_of::<T>(), &crate::ID)?;
    account.write_tag::<T>()?;
    Ok(bump)
}

/// Most seeds of an account, without its bump.
const MAX_SEEDS: usize = 3;

/// Makes an account of `space` zero bytes at `seeds` for `owner` and returns the canonical bump.
#[inline(never)]
pub(crate) fn create_with(
    payer: Account,
    account: Account,
    seeds: &[&[u8]],
    space: usize,
    owner: &Pubkey,
) -> Outcome<u8> {
    let (address, bump) = Pubkey::find_program_address(seeds, &crate::ID);
    ensure!(same_key(account.key(), &address), anchor_error(ErrorCode::ConstraintSeeds));
    create_at(payer, account, seeds, bump, space, owner)?;
    Ok(bump)
}

/// As `create_with` when the account is known to stand at `seeds` and `bump`. Lamports that somebody sent ahead do not
/// block it. Errors: `AlreadyInitialized`.
pub(crate) fn create_at(
    payer: Account,
    account: Account,
    seeds: &[&[u8]],
    bump: u8,
    space: usize,
    owner: &Pubkey,
) -> Outcome<()> {
    ensure!(account.is_owned_by(&System::id()) && account.data_len() == 0, StakingError::AlreadyInitialized);
    let bump_seed = [bump];
    let mut room: [&[u8]; MAX_SEEDS + 1] = [&bump_seed; MAX_SEEDS + 1];
    for (place, seed) in room.iter_mut().take(MAX_SEEDS).zip(seeds) {
        *place = seed;
    }
    let signer = room.get(..seeds.len().saturating_add(1)).ok_or(ProgramError::MaxSeedLengthExceeded)?;
    let rent = Rent::get()?.minimum_balance(space);
    let size = (space as u64).to_le_bytes();
    if account.lamports() == 0 {
        let parts: [&[u8]; 3] = [&rent.to_le_bytes(), &size, owner.as_ref()];
        return system_call(CREATE_ACCOUNT, &parts, [signs(payer), signs(account)], signer);
    }
    let missing = rent.saturating_sub(account.lamports());
    if missing > 0 {
        let receives = Named { account, writable: true, signs: false };
        system_call(TRANSFER, &[&missing.to_le_bytes()], [signs(payer), receives], &[])?;
    }
    system_call(ALLOCATE, &[&size], [signs(account)], signer)?;
    system_call(ASSIGN, &[owner.as_ref()], [signs(account)], signer)
}

// Numbers of the system program's instructions.
const CREATE_ACCOUNT: u32 = 0;
const ASSIGN: u32 = 1;
const TRANSFER: u32 = 2;
const ALLOCATE: u32 = 8;
/// Bytes of the longest: number, lamports, space, owner.
const SYSTEM_DATA_BYTES: usize = 52;

fn signs(account: Account) -> Named {
    Named { account, writable: true, signs: true }
}

/// An instruction of the system program, written as bytes.
#[inline(never)]
fn system_call<const N: usize>(number: u32, parts: &[&[u8]], named: [Named; N], seeds: &[&[u8]]) -> Outcome<()> {
    let mut data = [0u8; SYSTEM_DATA_BYTES];
    let mut len = 0usize;
    for part in core::iter::once(&number.to_le_bytes()[..]).chain(parts.iter().copied()) {
        let end = len.saturating_add(part.len());
        data.get_mut(len..end).ok_or(ProgramError::InvalidInstructionData)?.copy_from_slice(part);
        len = end;
    }
    let data = data.get(..len).ok_or(ProgramError::InvalidInstructionData)?;
    invoke(&System::id(), named, data, seeds)
}

/// Gives the account's rent to `to`, its bytes and its owner back to the system program.
pub(crate) fn close(account: Account, to: Account) -> Outcome<()> {
    let rent = account.lamports();
    let sum = to.lamports().checked_add(rent).ok_or(StakingError::MathOverflow)?;
    to.set_lamports(sum);
    account.set_lamports(0);
    account.empty_and_assign(&System::id());
    Ok(())
}
