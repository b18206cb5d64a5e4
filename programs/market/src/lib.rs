//! A constant-product market of two SPL tokens: what simulated agents trade on. One market an account; nobody owns it,
//! nothing in it can be changed after it is opened. Accounts, instructions and arithmetic: see the README.

#![deny(unsafe_code)]
#![deny(
    clippy::arithmetic_side_effects,
    clippy::integer_division,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

pub mod accounts;
pub mod arithmetic;
pub mod errors;
pub mod instruction;
mod instructions;
pub mod state;
mod vault;

pub use instructions::process;

/// The longest list of accounts has 9; a place more, so that one too many is noticed.
#[cfg(target_os = "solana")]
const MAX_ACCOUNTS: usize = 10;

// The macro's function reads what the loader serialised.
#[cfg(target_os = "solana")]
#[allow(unsafe_code)]
mod entry {
    pinocchio::program_entrypoint!(crate::process, { crate::MAX_ACCOUNTS });
}
