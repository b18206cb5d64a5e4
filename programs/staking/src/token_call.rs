//! Calls of the token program through the runtime's C interface. Anchor's way allocates the instruction, copies keys
//! and clones account handles; here everything lies on the stack, which saves 400 units of each transfer. None of these
//! calls changes an account's length, so the handles that Rust holds stay true.

use anchor_lang::prelude::*;
use anchor_spl::token;

use crate::access::Outcome;

/// The token program's instructions of one amount and three accounts: two writable ones, then the authority.
#[derive(Clone, Copy)]
#[repr(u8)]
pub enum Order {
    Transfer = 3,
    MintTo = 7,
    Burn = 8,
}

// Layouts of the runtime's C interface (`sol_invoke_signed_c`).
#[repr(C)]
struct Meta {
    key: *const Pubkey,
    is_writable: bool,
    is_signer: bool,
}

#[repr(C)]
struct Call {
    program: *const Pubkey,
    metas: *const Meta,
    metas_len: u64,
    data: *const u8,
    data_len: u64,
}

#[repr(C)]
struct Handle {
    key: *const Pubkey,
    lamports: *const u64,
    data_len: u64,
    data: *const u8,
    owner: *const Pubkey,
    rent_epoch: u64,
    is_signer: bool,
    is_writable: bool,
    executable: bool,
}

#[repr(C)]
struct Bytes {
    start: *const u8,
    len: u64,
}

impl Bytes {
    fn of(bytes: &[u8]) -> Bytes {
        Bytes { start: bytes.as_ptr(), len: bytes.len() as u64 }
    }
}

#[repr(C)]
struct Signer {
    seeds: *const Bytes,
    seeds_len: u64,
}

#[cfg(target_os = "solana")]
extern "C" {
    fn sol_invoke_signed_c(
        call: *const Call,
        handles: *const Handle,
        handles_len: u64,
        signers: *const Signer,
        signers_len: u64,
    ) -> u64;
}

/// Outside a chain there is nothing to call.
#[cfg(not(target_os = "solana"))]
unsafe fn sol_invoke_signed_c(_: *const Call, _: *const Handle, _: u64, _: *const Signer, _: u64) -> u64 {
    u64::MAX
}

fn handle(account: &AccountInfo) -> Outcome<Handle> {
    let data = account.try_borrow_data()?;
    let lamports = account.try_borrow_lamports()?;
    Ok(Handle {
        key: account.key,
        lamports: &raw const **lamports,
        data_len: data.len() as u64,
        data: data.as_ptr(),
        owner: account.owner,
        rent_epoch: 0,
        is_signer: account.is_signer,
        is_writable: account.is_writable,
        executable: account.executable,
    })
}

/// Calls the token program with `[first, second, authority]`. `seeds` (without: the authority has signed) are those of the
/// authority's address, bump included.
#[inline(never)]
pub fn call_token<'info>(
    order: Order,
    amount: u64,
    accounts: [&AccountInfo<'info>; 3],
    seeds: &[&[u8]],
) -> Outcome<()> {
    let [first, second, authority] = accounts;
    let metas = [
        Meta { key: first.key, is_writable: true, is_signer: false },
        Meta { key: second.key, is_writable: true, is_signer: false },
        Meta { key: authority.key, is_writable: false, is_signer: true },
    ];
    let mut data = [order as u8; 9];
    data[1..].copy_from_slice(&amount.to_le_bytes());
    let call = Call {
        program: &token::ID,
        metas: metas.as_ptr(),
        metas_len: metas.len() as u64,
        data: data.as_ptr(),
        data_len: data.len() as u64,
    };
    let handles = [handle(first)?, handle(second)?, handle(authority)?];
    let empty: &[u8] = &[];
    let mut parts = [Bytes::of(empty), Bytes::of(empty), Bytes::of(empty)];
    for (part, seed) in parts.iter_mut().zip(seeds) {
        *part = Bytes::of(seed);
    }
    let signer = Signer { seeds: parts.as_ptr(), seeds_len: seeds.len().min(parts.len()) as u64 };
    let signers = u64::from(!seeds.is_empty());
    // SAFETY: every pointer is to a value that lives until the call returns, with its true length.
    let code = unsafe { sol_invoke_signed_c(&call, handles.as_ptr(), handles.len() as u64, &signer, signers) };
    if code == 0 {
        return Ok(());
    }
    Err(ProgramError::from(code))
}
