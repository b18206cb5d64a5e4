//! The accounts of a call, read in place from the bytes that the loader hands to the program. Anchor's way copies each
//! into an `AccountInfo` of 48 bytes with two reference counters on the heap; here an account is a pointer.
//!
//! The only unsafe code beside `runtime` and the entry point. What it rests on:
//! - the loader writes the layout below, aligned to 8 bytes, and leaves the memory to this program until it returns;
//! - bodies are handed out under a mark in the account's first byte, which all handles of one account share, as
//!   `RefCell` would: at most one `&mut`, or any number of `&`, for the rest of the call. Called programs change no
//!   body that is marked, because no handler names one in a call.

use anchor_lang::prelude::*;
use anchor_lang::{Discriminator, ZeroCopy};
use core::marker::PhantomData;
use core::mem::{size_of, MaybeUninit};
use core::ptr::NonNull;

use crate::access::{anchor_error, ensure, Outcome};

/// Most accounts of one call: the runtime allows no more.
pub const MAX_ACCOUNTS: usize = 255;
/// Header, room into which the account may grow, rent epoch: what an account takes beside its data.
pub(crate) const BYTES_BESIDE_DATA: usize = 88 + 10_240 + 8;
/// Bytes of a body's discriminator.
const TAG_BYTES: usize = 8;

// Values of `Header::mark`. The loader writes FREE where an account stands for the first time; later places of the same
// account hold the number of that first one instead of a header.
const FREE: u8 = u8::MAX;
const SHARED: u8 = 1;
const TAKEN: u8 = 0;

/// What the loader writes in front of an account's data.
#[repr(C)]
pub(crate) struct Header {
    mark: u8,
    pub is_signer: u8,
    pub is_writable: u8,
    pub executable: u8,
    _pad: [u8; 4],
    pub key: Pubkey,
    pub owner: Pubkey,
    pub lamports: u64,
    pub data_len: u64,
}

const _: () = assert!(size_of::<Header>() == 88);

/// One account of the call. A copy names the same account.
#[derive(Clone, Copy)]
pub struct Account<'a> {
    header: NonNull<Header>,
    memory: PhantomData<&'a mut [u8]>,
}

impl<'a> Account<'a> {
    #[inline(always)]
    pub fn is_signer(self) -> bool {
        // SAFETY: `header` points to a header for the whole call; so in all methods below.
        unsafe { (*self.header.as_ptr()).is_signer != 0 }
    }

    #[inline(always)]
    pub fn is_writable(self) -> bool {
        // SAFETY: as above.
        unsafe { (*self.header.as_ptr()).is_writable != 0 }
    }

    #[inline(always)]
    pub fn key(self) -> &'a Pubkey {
        // SAFETY: nobody writes a key while the call lasts.
        unsafe { &(*self.header.as_ptr()).key }
    }

    #[inline(always)]
    pub fn is_owned_by(self, program: &Pubkey) -> bool {
        // SAFETY: the reference ends with the comparison.
        same_key(unsafe { &(*self.header.as_ptr()).owner }, program)
    }

    #[inline(always)]
    pub fn lamports(self) -> u64 {
        // SAFETY: as in `is_signer`.
        unsafe { (*self.header.as_ptr()).lamports }
    }

    #[inline(always)]
    pub fn set_lamports(self, lamports: u64) {
        // SAFETY: as in `is_signer`; no reference to the field exists.
        unsafe { (*self.header.as_ptr()).lamports = lamports }
    }

    #[inline(always)]
    pub fn data_len(self) -> usize {
        // SAFETY: as in `is_signer`.
        unsafe { (*self.header.as_ptr()).data_len as usize }
    }

    /// Gives the account to another program and drops its bytes; the runtime checks that this program may.
    pub fn empty_and_assign(self, owner: &Pubkey) {
        // SAFETY: as in `is_signer`; shrinking leaves the loader's layout as it is.
        unsafe {
            (*self.header.as_ptr()).owner = *owner;
            (*self.header.as_ptr()).data_len = 0;
        }
    }

    pub(crate) fn header(self) -> *const Header {
        self.header.as_ptr()
    }

    #[inline(always)]
    fn data_start(self) -> *mut u8 {
        // SAFETY: the data follow the header in the same memory.
        unsafe { self.header.as_ptr().add(1).cast() }
    }

    #[inline(always)]
    fn mark(self) -> u8 {
        // SAFETY: as in `is_signer`.
        unsafe { (*self.header.as_ptr()).mark }
    }

    #[inline(always)]
    fn set_mark(self, mark: u8) {
        // SAFETY: as in `is_signer`; the runtime does not read the byte back.
        unsafe { (*self.header.as_ptr()).mark = mark }
    }

    /// Errors: `AccountBorrowFailed` for an account whose body is being changed.
    #[inline(always)]
    pub fn require_readable(self) -> Outcome<()> {
        ensure!(self.mark() != TAKEN, ProgramError::AccountBorrowFailed);
        Ok(())
    }

    /// `N` bytes of data from `offset` on, as they are now. None if there are fewer, or if they are being changed.
    #[inline(always)]
    pub fn bytes_at<const N: usize>(self, offset: usize) -> Option<[u8; N]> {
        if offset.checked_add(N)? > self.data_len() || self.mark() == TAKEN {
            return None;
        }
        // SAFETY: within the data, as just checked; any bytes are a `[u8; N]`.
        Some(unsafe { self.data_start().add(offset).cast::<[u8; N]>().read() })
    }

    /// Runs `visit` on all bytes of data.
    pub fn with_data<R>(self, visit: impl FnOnce(&[u8]) -> R) -> Outcome<R> {
        self.require_readable()?;
        let before = self.mark();
        self.set_mark(SHARED);
        // SAFETY: `data_len` bytes of data, which nobody borrows to change.
        let seen = visit(unsafe { core::slice::from_raw_parts(self.data_start(), self.data_len()) });
        self.set_mark(before);
        Ok(seen)
    }

    /// Whether the data are as long and begin as those of a `T`.
    #[inline(always)]
    fn looks_like<T: ZeroCopy + Discriminator>(self) -> bool {
        // SAFETY: a tag is read only of data that have one; data start at an address that divides by 8.
        self.data_len() == space_of::<T>()
            && unsafe { self.data_start().cast::<u64>().read() } == const { tag_of(T::DISCRIMINATOR) }
    }

    /// Whether this is an account of this program that holds a `T`.
    #[inline(always)]
    fn holds<T: ZeroCopy + Discriminator>(self) -> bool {
        self.looks_like::<T>() && self.is_owned_by(&crate::ID)
    }

    #[inline(always)]
    fn body<T>(self) -> *mut T {
        const { assert!(align_of::<T>() <= 8) };
        // SAFETY: callers have asked whether the account holds a `T`, so these bytes are within its data.
        unsafe { self.data_start().add(TAG_BYTES).cast() }
    }

    /// Why `holds` said no.
    #[cold]
    #[inline(never)]
    fn why_not(self, tag: u64) -> ProgramError {
        if !self.is_owned_by(&crate::ID) {
            return anchor_error(ErrorCode::AccountOwnedByWrongProgram);
        }
        if self.bytes_at(0).map(u64::from_le_bytes) != Some(tag) {
            return anchor_error(ErrorCode::AccountDiscriminatorMismatch);
        }
        anchor_error(ErrorCode::AccountDidNotDeserialize)
    }

    /// The body of an account of type `T`, for the rest of the call.
    /// Errors: `AccountBorrowFailed`, `AccountOwnedByWrongProgram`, `AccountDiscriminatorMismatch`,
    /// `AccountDidNotDeserialize`.
    #[inline(always)]
    pub fn load<T: ZeroCopy + Discriminator>(self) -> Outcome<&'a T> {
        self.require_readable()?;
        ensure!(self.holds::<T>(), self.why_not(const { tag_of(T::DISCRIMINATOR) }));
        self.set_mark(SHARED);
        // SAFETY: a `T` (any bytes are one), and by the mark no `&mut` of it can exist or come.
        Ok(unsafe { &*self.body::<T>() })
    }

    /// As `load`, to change it. The account list says that the account is writable.
    #[inline(always)]
    pub fn load_mut<T: ZeroCopy + Discriminator>(self) -> Outcome<&'a mut T> {
        ensure!(self.mark() == FREE, ProgramError::AccountBorrowFailed);
        ensure!(self.holds::<T>(), self.why_not(const { tag_of(T::DISCRIMINATOR) }));
        self.set_mark(TAKEN);
        // SAFETY: a `T` (any bytes are one), and by the mark no other reference to it can exist or come.
        Ok(unsafe { &mut *self.body::<T>() })
    }

    /// Runs `visit` on the body if the account holds a `T` that nobody has borrowed and that `is_it` finds to be the one.
    #[inline(always)]
    pub fn visit_if<T: ZeroCopy + Discriminator, R>(
        self,
        is_it: impl Fn(&T) -> bool,
        visit: impl FnOnce(&mut T) -> R,
    ) -> Option<R> {
        if !self.looks_like::<T>() || self.mark() != FREE {
            return None;
        }
        // SAFETY: long enough to be a `T`, which any bytes are, and by the mark no `&mut` of it exists.
        if !is_it(unsafe { &*self.body::<T>() }) || !self.is_owned_by(&crate::ID) {
            return None;
        }
        self.set_mark(TAKEN);
        // SAFETY: as in `load_mut`; the reference ends with the visit.
        let seen = visit(unsafe { &mut *self.body::<T>() });
        self.set_mark(FREE);
        Some(seen)
    }

    /// Writes the discriminator of a `T` into an account that was just made for one.
    pub fn write_tag<T: ZeroCopy + Discriminator>(self) -> Outcome<()> {
        ensure!(self.mark() == FREE && self.data_len() >= TAG_BYTES, ProgramError::AccountBorrowFailed);
        // SAFETY: within the data, which nobody has borrowed.
        unsafe { self.data_start().cast::<u64>().write(const { tag_of(T::DISCRIMINATOR) }) };
        Ok(())
    }
}

/// Bytes of an account that holds a `T`: the discriminator, then the body.
pub const fn space_of<T>() -> usize {
    size_of::<T>().saturating_add(TAG_BYTES)
}

const fn tag_of(discriminator: &[u8]) -> u64 {
    match discriminator.first_chunk() {
        Some(bytes) => u64::from_le_bytes(*bytes),
        None => 0,
    }
}

/// Compares by words: `==` of 32 bytes would be a call of the runtime.
#[inline(always)]
pub fn same_key(a: &Pubkey, b: &Pubkey) -> bool {
    // SAFETY: both are 32 bytes; the reads ask for no alignment.
    let [a, b] = [a, b].map(|key| unsafe { key.as_array().as_ptr().cast::<[u64; 4]>().read_unaligned() });
    a[0] == b[0] && a[1] == b[1] && a[2] == b[2] && a[3] == b[3]
}

/// What the loader hands to the program.
pub struct Input<'a> {
    pub program_id: &'a Pubkey,
    pub accounts: &'a [Account<'a>],
    pub data: &'a [u8],
}

/// Finds accounts, data and program in the loader's bytes; `room` takes the handles. A place that repeats an account gets
/// the handle of its first place.
/// Errors: `InvalidArgument` for too many accounts, or a repetition of a place that has not been yet.
///
/// # Safety
/// `input` is what a loader (v2, v3 or v4) passes to an entry point, and nobody else uses it for `'a`.
#[inline(always)]
pub unsafe fn read_input<'a>(
    input: *mut u8,
    room: &'a mut [MaybeUninit<Account<'a>>; MAX_ACCOUNTS],
) -> Outcome<Input<'a>> {
    // SAFETY: the loader writes the number of accounts, each account, the data's length, the data, the program's key;
    // every step goes over what it wrote, and accounts begin at addresses that divide by 8.
    unsafe {
        let count = input.cast::<u64>().read() as usize;
        ensure!(count <= MAX_ACCOUNTS, ProgramError::InvalidArgument);
        let mut at = input.add(size_of::<u64>());
        for place in 0..count {
            let first = at.read();
            if first == FREE {
                let header = NonNull::new_unchecked(at.cast::<Header>());
                room[place].write(Account { header, memory: PhantomData });
                let data_len = header.as_ref().data_len as usize;
                // The next begins at an address that divides by 8.
                let padded_len = data_len.wrapping_add(7) & !7;
                at = at.add(BYTES_BESIDE_DATA).add(padded_len);
            } else {
                ensure!(usize::from(first) < place, ProgramError::InvalidArgument);
                room[place] = room[usize::from(first)];
                at = at.add(size_of::<u64>());
            }
        }
        let data_len = at.cast::<u64>().read() as usize;
        let data = at.add(size_of::<u64>());
        Ok(Input {
            program_id: &*data.add(data_len).cast::<Pubkey>(),
            // The first `count` places were just written.
            accounts: core::slice::from_raw_parts(room.as_ptr().cast(), count),
            data: core::slice::from_raw_parts(data, data_len),
        })
    }
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, clippy::unwrap_used)]
pub mod test_input;
#[cfg(test)]
mod tests;
