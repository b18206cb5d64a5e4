//! The simulator's reading glass: copies many accounts into one of its own, which is then read in place of all of
//! them. It changes nothing else, and no simulated economy depends on it.
//!
//! Accounts: the sheet (writable, owned by this program), then the sources. The sheet then holds, one source after the
//! other, the length of its data (`u32 LE`, 0 when there is no such account) and the data.

#![deny(unsafe_op_in_unsafe_fn)]

/// An account comes twice.
const REPEATED_ACCOUNT: u64 = 1;
/// The sources do not fit into the sheet, or there is no sheet.
const SHEET_TOO_SMALL: u64 = 2;

/// Room that the runtime leaves behind each account's data.
const SPARE_BYTES: usize = 10 * 1024;
/// Marks, address, owner, lamports: what stands before the length of an account's data.
const DATA_LENGTH_AT: usize = 80;
const FIRST_USE: u8 = 0xff;
const LENGTH_BYTES: usize = 4;

/// One read or write position in the input that the runtime hands over.
struct Cursor(*mut u8);

impl Cursor {
    /// # Safety
    /// `bytes` more belong to the input.
    unsafe fn take(&mut self, bytes: usize) -> *mut u8 {
        let at = self.0;
        // SAFETY: the caller's.
        self.0 = unsafe { at.add(bytes) };
        at
    }

    /// # Safety
    /// 8 more bytes belong to the input, at an address that 8 divides.
    unsafe fn take_u64(&mut self) -> u64 {
        // SAFETY: the caller's.
        unsafe { u64::from_le(self.take(8).cast::<u64>().read()) }
    }

    /// Data of the next account; `None` when it is one that came before.
    ///
    /// # Safety
    /// The input goes on with an account.
    unsafe fn take_account(&mut self) -> Option<&'static mut [u8]> {
        // SAFETY: an account is laid out as the runtime's ABI says: marks, keys and lamports, the length of the data,
        // the data, spare room up to a multiple of eight, the rent epoch. No two accounts share memory.
        unsafe {
            if *self.0 != FIRST_USE {
                return None;
            }
            self.take(DATA_LENGTH_AT);
            let length = self.take_u64() as usize;
            let data = core::slice::from_raw_parts_mut(self.take(length), length);
            self.take(SPARE_BYTES);
            let over = self.0 as usize % 8;
            self.take(if over == 0 { 0 } else { 8 - over });
            self.take(8);
            Some(data)
        }
    }
}

/// # Safety
/// `input` is what the runtime's loader serialised.
#[no_mangle]
pub unsafe extern "C" fn entrypoint(input: *mut u8) -> u64 {
    let mut cursor = Cursor(input);
    // SAFETY: the accounts come first, by their number.
    unsafe {
        let accounts = cursor.take_u64();
        if accounts == 0 {
            return SHEET_TOO_SMALL;
        }
        let Some(mut sheet) = cursor.take_account() else { return REPEATED_ACCOUNT };
        for _ in 1..accounts {
            let Some(source) = cursor.take_account() else { return REPEATED_ACCOUNT };
            let bytes = LENGTH_BYTES + source.len();
            if sheet.len() < bytes {
                return SHEET_TOO_SMALL;
            }
            let (copy, rest) = sheet.split_at_mut(bytes);
            copy[..LENGTH_BYTES].copy_from_slice(&(source.len() as u32).to_le_bytes());
            copy[LENGTH_BYTES..].copy_from_slice(source);
            sheet = rest;
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An input as the runtime lays it out, in memory that eight divides.
    struct Input(Vec<u64>);

    impl Input {
        fn new(accounts: &[Option<&[u8]>]) -> Self {
            let mut bytes = (accounts.len() as u64).to_le_bytes().to_vec();
            for account in accounts {
                let Some(data) = account else {
                    bytes.extend([0; 8]);
                    continue;
                };
                bytes.push(FIRST_USE);
                bytes.extend([0; DATA_LENGTH_AT - 1]);
                bytes.extend((data.len() as u64).to_le_bytes());
                bytes.extend(*data);
                bytes.extend([0; SPARE_BYTES]);
                bytes.resize(bytes.len().next_multiple_of(8), 0);
                bytes.extend([0xee; 8]);
            }
            bytes.extend([0; 8]);
            Self(bytes.chunks_exact(8).map(|word| u64::from_le_bytes(word.try_into().unwrap())).collect())
        }

        fn run(&mut self) -> u64 {
            // SAFETY: laid out as the loader does.
            unsafe { entrypoint(self.0.as_mut_ptr().cast()) }
        }

        /// Data of the first account, `bytes` long.
        fn sheet(&self, bytes: usize) -> Vec<u8> {
            let all: Vec<u8> = self.0.iter().flat_map(|word| word.to_le_bytes()).collect();
            all[16 + DATA_LENGTH_AT..][..bytes].to_vec()
        }
    }

    #[test]
    fn copies_accounts_one_after_the_other() {
        let mut input = Input::new(&[Some(&[9; 20]), Some(&[1, 2, 3, 4, 5]), Some(&[]), Some(&[6])]);
        assert_eq!(input.run(), 0);
        assert_eq!(input.sheet(20), [5, 0, 0, 0, 1, 2, 3, 4, 5, 0, 0, 0, 0, 1, 0, 0, 0, 6, 9, 9]);
    }

    #[test]
    fn refuses_what_does_not_fit() {
        assert_eq!(Input::new(&[]).run(), SHEET_TOO_SMALL);
        assert_eq!(Input::new(&[Some(&[9; 4]), Some(&[1])]).run(), SHEET_TOO_SMALL);
        assert_eq!(Input::new(&[Some(&[9; 8]), Some(&[1]), Some(&[])]).run(), SHEET_TOO_SMALL);
    }

    #[test]
    fn refuses_an_account_that_comes_twice() {
        assert_eq!(Input::new(&[Some(&[9; 9]), None]).run(), REPEATED_ACCOUNT);
    }
}
