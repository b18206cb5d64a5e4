//! Loading and creating this program's accounts: owner, length and discriminator checked once, in code that all
//! instructions share. Anchor's own account types check the same, in 5 to 20 KB a context and three times the units
//! (`docs/adr`), so contexts name accounts as `UncheckedAccount` and handlers load them here.

use anchor_lang::prelude::*;
use anchor_lang::solana_program::instruction::{AccountMeta, Instruction};
use anchor_lang::solana_program::program::invoke_signed_unchecked;
use anchor_lang::{Discriminator, ZeroCopy};
use core::cell::{Ref, RefMut};
use core::mem::size_of;

use crate::errors::StakingError;

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

/// Bytes of an account that holds a `T`: the discriminator, then the body.
const fn space_of<T>() -> usize {
    size_of::<T>().saturating_add(8)
}

#[inline(never)]
fn check(account: &AccountInfo, data: &[u8], discriminator: &[u8], space: usize) -> Outcome<()> {
    ensure!(account.owner == &crate::ID, anchor_error(ErrorCode::AccountOwnedByWrongProgram));
    ensure!(data.starts_with(discriminator), anchor_error(ErrorCode::AccountDiscriminatorMismatch));
    ensure!(data.len() == space, anchor_error(ErrorCode::AccountDidNotDeserialize));
    Ok(())
}

/// Reads an account of type `T` of this program.
/// Errors: `AccountOwnedByWrongProgram`, `AccountDiscriminatorMismatch`, `AccountDidNotDeserialize`.
pub(crate) fn load<'a, 'info: 'a, T: ZeroCopy + Discriminator>(
    account: &'a impl AsRef<AccountInfo<'info>>,
) -> Outcome<Ref<'a, T>> {
    let account = account.as_ref();
    let data = account.try_borrow_data()?;
    check(account, &data, T::DISCRIMINATOR, space_of::<T>())?;
    Ok(Ref::map(data, |data| bytemuck::from_bytes(&data[8..])))
}

/// As `load`, to change it. The context's `mut` says that the account is writable.
pub(crate) fn load_mut<'a, 'info: 'a, T: ZeroCopy + Discriminator>(
    account: &'a impl AsRef<AccountInfo<'info>>,
) -> Outcome<RefMut<'a, T>> {
    let account = account.as_ref();
    let data = account.try_borrow_mut_data()?;
    check(account, &data, T::DISCRIMINATOR, space_of::<T>())?;
    Ok(RefMut::map(data, |data| bytemuck::from_bytes_mut(&mut data[8..])))
}

/// Makes the account at `seeds` with room for a `T`, writes the discriminator and returns the canonical bump.
/// Errors: `ConstraintSeeds` for another address, `AlreadyInitialized`.
pub(crate) fn create<'info, T: ZeroCopy + Discriminator>(
    payer: &AccountInfo<'info>,
    account: &AccountInfo<'info>,
    seeds: &[&[u8]],
) -> Outcome<u8> {
    let bump = create_with(payer, account, seeds, space_of::<T>(), &crate::ID)?;
    account.try_borrow_mut_data()?[..8].copy_from_slice(T::DISCRIMINATOR);
    Ok(bump)
}

/// Makes an account of `space` zero bytes at `seeds` for `owner`. Lamports that somebody sent ahead do not block it.
#[inline(never)]
pub(crate) fn create_with<'info>(
    payer: &AccountInfo<'info>,
    account: &AccountInfo<'info>,
    seeds: &[&[u8]],
    space: usize,
    owner: &Pubkey,
) -> Outcome<u8> {
    let (address, bump) = Pubkey::find_program_address(seeds, &crate::ID);
    ensure!(account.key == &address, anchor_error(ErrorCode::ConstraintSeeds));
    ensure!(account.owner == &System::id() && account.data_is_empty(), StakingError::AlreadyInitialized);
    let bump_seed = [bump];
    let mut signer: Vec<&[u8]> = seeds.to_vec();
    signer.push(&bump_seed);
    let signers: &[&[&[u8]]] = &[&signer];
    let rent = Rent::get()?.minimum_balance(space);
    let size = (space as u64).to_le_bytes();
    if account.lamports() == 0 {
        let parts: [&[u8]; 3] = [&rent.to_le_bytes(), &size, owner.as_ref()];
        invoke_system(CREATE_ACCOUNT, &parts, &[payer, account], signers)?;
        return Ok(bump);
    }
    let missing = rent.saturating_sub(account.lamports());
    if missing > 0 {
        invoke_system(TRANSFER, &[&missing.to_le_bytes()], &[payer, account], &[])?;
    }
    invoke_system(ALLOCATE, &[&size], &[account], signers)?;
    invoke_system(ASSIGN, &[owner.as_ref()], &[account], signers)?;
    Ok(bump)
}

// Numbers of the system program's instructions.
const CREATE_ACCOUNT: u32 = 0;
const ASSIGN: u32 = 1;
const TRANSFER: u32 = 2;
const ALLOCATE: u32 = 8;

/// An instruction of the system program, written as bytes. The receiver of a TRANSFER does not
/// sign; every other account does.
#[inline(never)]
fn invoke_system(number: u32, parts: &[&[u8]], accounts: &[&AccountInfo], signers: &[&[&[u8]]]) -> Outcome<()> {
    let mut data = Vec::with_capacity(52);
    data.extend_from_slice(&number.to_le_bytes());
    for part in parts {
        data.extend_from_slice(part);
    }
    let signs = |place: usize| number != TRANSFER || place == 0;
    let metas =
        accounts.iter().enumerate().map(|(place, account)| AccountMeta::new(*account.key, signs(place))).collect();
    let infos: Vec<AccountInfo> = accounts.iter().map(|account| (*account).clone()).collect();
    invoke_signed_unchecked(&Instruction { program_id: System::id(), accounts: metas, data }, &infos, signers)
}

/// Gives the account's rent to `to`, its bytes and its owner back to the system program.
pub(crate) fn close(account: &AccountInfo, to: &AccountInfo) -> Outcome<()> {
    let rent = account.lamports();
    let sum = to.lamports().checked_add(rent).ok_or(StakingError::MathOverflow)?;
    **to.try_borrow_mut_lamports()? = sum;
    **account.try_borrow_mut_lamports()? = 0;
    account.assign(&System::id());
    account.resize(0)?;
    Ok(())
}
