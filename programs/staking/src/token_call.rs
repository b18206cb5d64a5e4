//! Instructions of the token program, written as bytes.

use anchor_spl::token;

use crate::access::Outcome;
use crate::account::Account;
use crate::runtime::{invoke, Named};

/// The token program's instructions of one amount and three accounts: two writable ones, then the authority.
#[derive(Clone, Copy)]
#[repr(u8)]
pub enum Order {
    Transfer = 3,
    MintTo = 7,
    Burn = 8,
}

/// Calls the token program with `[first, second, authority]`. `seeds` (none: the authority has signed) are those of the
/// authority's address, bump included.
#[inline(always)]
pub fn call_token(order: Order, amount: u64, accounts: [Account; 3], seeds: &[&[u8]]) -> Outcome<()> {
    let [first, second, authority] = accounts;
    let mut data = [order as u8; 9];
    data[1..].copy_from_slice(&amount.to_le_bytes());
    let named = [
        Named { account: first, writable: true, signs: false },
        Named { account: second, writable: true, signs: false },
        Named { account: authority, writable: false, signs: true },
    ];
    invoke(&token::ID, named, &data, seeds)
}
