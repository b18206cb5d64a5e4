//! Calls of the runtime: the clock, events, return data, and other programs through the C interface, whose arguments lie
//! on the stack; the interface that Rust programs use allocates and copies them.

use anchor_lang::prelude::*;
use core::mem::MaybeUninit;

use crate::access::Outcome;
use crate::account::{Account, Header};

#[cfg(target_os = "solana")]
extern "C" {
    fn sol_get_clock_sysvar(clock: *mut Clock) -> u64;
    fn sol_log_data(fields: *const Bytes, len: u64);
    fn sol_set_return_data(data: *const u8, len: u64);
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
mod absent {
    use super::*;

    pub unsafe fn sol_get_clock_sysvar(_: *mut Clock) -> u64 {
        u64::MAX
    }
    pub unsafe fn sol_log_data(_: *const Bytes, _: u64) {}
    pub unsafe fn sol_set_return_data(_: *const u8, _: u64) {}
    pub unsafe fn sol_invoke_signed_c(_: *const Call, _: *const Handle, _: u64, _: *const Signer, _: u64) -> u64 {
        u64::MAX
    }
}
#[cfg(not(target_os = "solana"))]
use absent::*;

/// Unix time of the chain's clock.
#[inline(always)]
pub fn now() -> Outcome<i64> {
    let mut clock = MaybeUninit::<Clock>::uninit();
    // SAFETY: the runtime fills the clock or returns an error.
    unsafe {
        match sol_get_clock_sysvar(clock.as_mut_ptr()) {
            0 => Ok((*clock.as_ptr()).unix_timestamp),
            _ => Err(ProgramError::UnsupportedSysvar),
        }
    }
}

/// Logs one field of data.
#[inline(always)]
pub fn log_data(bytes: &[u8]) {
    let field = Bytes::of(bytes);
    // SAFETY: the pointers are to values that live until the call returns, with their true lengths; so below.
    unsafe { sol_log_data(&field, 1) }
}

/// What a calling program gets back.
pub fn set_return_data(bytes: &[u8]) {
    // SAFETY: as in `log_data`.
    unsafe { sol_set_return_data(bytes.as_ptr(), bytes.len() as u64) }
}

// Layouts of the C interface.
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
    /// Signer, writable, executable: a byte each, in the order in which the loader writes them.
    flags: u32,
}

#[repr(C)]
struct Bytes {
    start: *const u8,
    len: u64,
}

#[repr(C)]
struct Signer {
    seeds: *const Bytes,
    seeds_len: u64,
}

impl Bytes {
    #[inline(always)]
    fn of(bytes: &[u8]) -> Bytes {
        Bytes { start: bytes.as_ptr(), len: bytes.len() as u64 }
    }
}

impl Handle {
    #[inline(always)]
    fn of(account: Account) -> Handle {
        let header: *const Header = account.header();
        // SAFETY: only addresses and fields of a header that lasts as long as the call of the program.
        unsafe {
            Handle {
                key: &raw const (*header).key,
                lamports: &raw const (*header).lamports,
                data_len: (*header).data_len,
                data: header.add(1).cast(),
                owner: &raw const (*header).owner,
                rent_epoch: 0,
                // Behind the mark.
                flags: header.cast::<u32>().read() >> 8,
            }
        }
    }
}

/// An account as an instruction names it.
#[derive(Clone, Copy)]
pub struct Named<'a> {
    pub account: Account<'a>,
    pub writable: bool,
    pub signs: bool,
}

/// Calls `program` with the accounts in this order; an account that is named again is handed over once. `seeds`, bump
/// included, are those of the address that signs (none: whoever signs has signed the transaction).
#[inline(always)]
pub fn invoke<const N: usize>(program: &Pubkey, named: [Named; N], data: &[u8], seeds: &[&[u8]]) -> Outcome<()> {
    let metas = named.map(|one| Meta { key: one.account.key(), is_writable: one.writable, is_signer: one.signs });
    let call =
        Call { program, metas: metas.as_ptr(), metas_len: N as u64, data: data.as_ptr(), data_len: data.len() as u64 };
    let handles = named.map(|one| Handle::of(one.account));
    // The last is the authority, which may be the first, a vault.
    let repeats = N > 1 && core::ptr::eq(named[0].account.header(), named[N.saturating_sub(1)].account.header());
    let handles_len = N.saturating_sub(usize::from(repeats)) as u64;
    // A slice is its address and its length, as the interface for Rust programs takes for granted too.
    let signer = Signer { seeds: seeds.as_ptr().cast(), seeds_len: seeds.len() as u64 };
    let signers = u64::from(!seeds.is_empty());
    // SAFETY: as in `log_data`; what the called program changes lies in headers and bodies to which no reference exists.
    match unsafe { sol_invoke_signed_c(&call, handles.as_ptr(), handles_len, &signer, signers) } {
        0 => Ok(()),
        code => Err(ProgramError::from(code)),
    }
}
