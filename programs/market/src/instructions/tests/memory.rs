#![allow(unsafe_code)]

use pinocchio::account::{RuntimeAccount, NOT_BORROWED};
use pinocchio::{AccountView, Address};

/// An account as a test writes it down.
#[derive(Clone)]
pub struct Memory {
    pub address: Address,
    pub owner: Address,
    pub data: Vec<u8>,
    pub writable: bool,
    pub signer: bool,
}

const HEADER: usize = size_of::<RuntimeAccount>();

impl Memory {
    pub fn new(address: Address, owner: Address, data: Vec<u8>) -> Self {
        Self { address, owner, data, writable: true, signer: false }
    }

    /// The bytes of the account as the loader lays one out.
    fn laid_out(&self) -> Vec<u64> {
        let mut words = vec![0; (HEADER + self.data.len()).div_ceil(8)];
        let header = RuntimeAccount {
            borrow_state: NOT_BORROWED,
            is_signer: self.signer.into(),
            is_writable: self.writable.into(),
            executable: 0,
            padding: [0; 4],
            address: self.address,
            owner: self.owner,
            lamports: 1,
            data_len: self.data.len() as u64,
        };
        let start = words.as_mut_ptr().cast::<u8>();
        // SAFETY: there is room for header and data, at an address that 8 divides.
        unsafe {
            start.cast::<RuntimeAccount>().write(header);
            start.add(HEADER).copy_from_nonoverlapping(self.data.as_ptr(), self.data.len());
        }
        words
    }
}

/// Calls `run` with the accounts in this order, then takes over what it wrote. A place may repeat an earlier account.
pub fn with_views<R>(accounts: &mut [Memory], run: impl FnOnce(&mut [AccountView]) -> R) -> R {
    let mut places: Vec<Vec<u64>> = accounts.iter().map(Memory::laid_out).collect();
    let first = |account: &Memory| accounts.iter().position(|other| other.address == account.address);
    let firsts: Vec<usize> = accounts.iter().filter_map(first).collect();
    let starts: Vec<*mut u64> = places.iter_mut().map(|words| words.as_mut_ptr()).collect();
    // SAFETY: each is an account laid out above, which lives until this function returns.
    let view = |place: &usize| unsafe { AccountView::new_unchecked(starts[*place].cast()) };
    let mut views: Vec<AccountView> = firsts.iter().map(view).collect();
    let result = run(&mut views);
    for (account, first) in accounts.iter_mut().zip(firsts) {
        let bytes: &[u8] = bytemuck::cast_slice(&places[first]);
        let length = account.data.len();
        account.data.copy_from_slice(&bytes[HEADER..HEADER + length]);
    }
    result
}
