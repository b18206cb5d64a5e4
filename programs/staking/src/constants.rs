//! Seeds, bounds and addresses, each with its reason.

use anchor_lang::prelude::Pubkey;
use const_crypto::ed25519::derive_program_address;

pub const SECONDS_PER_DAY: i64 = 86_400;
/// Budgets are fixed and paid by weeks of seven pool days.
pub const DAYS_PER_WEEK: u32 = 7;
pub const DAYS_PER_YEAR: u64 = 365;
pub const BPS: u64 = 10_000;
/// Fraction bits of the accumulator: with 2^64 a day loses less than one base unit over all stakers.
pub const ACC_SHIFT: u32 = 64;

/// Most base units a mint may have. Times the largest weight (3.0x lock, 1.45x boosters = 4.35x) every
/// sum of weights fits u64: 4e18 * 4.35 = 1.74e19 < 1.84e19.
pub const MAX_TOTAL_SUPPLY: u64 = 4_000_000_000_000_000_000;
/// Longest lock; with the ring of 256 days a slot is always drained before it is used again.
pub const MAX_LOCK_DAYS: u32 = 180;
pub const MAX_MULTIPLIER_BPS: u32 = 30_000;
/// A penalty above half of the stake would be confiscation, not a fee.
pub const MAX_PENALTY_BPS: u32 = 5_000;
/// A year's budgets may not exceed the supply itself.
pub const MAX_REWARD_RATE_BPS: u64 = 10_000;

pub const LOCK_TIERS: usize = 5;
/// Deposits of one owner; bounds every loop over entries.
pub const MAX_ENTRIES: usize = 16;
/// Days in one page and in the pool's own ring.
pub const PAGE_DAYS: u32 = 32;
pub const EXPIRY_PAGES: u8 = 8;
/// Days that one `roll` may close; more missed days need more calls, never other rights.
pub const MAX_DAYS_PER_ROLL: u32 = 64;
pub const POOL_VERSION: u8 = 1;

pub const POOL_SEED: &[u8] = b"pool";
pub const USER_STAKE_SEED: &[u8] = b"stake";
pub const HISTORY_SEED: &[u8] = b"hist";
pub const EXPIRY_SEED: &[u8] = b"expiry";
pub const VAULT_SEED: &[u8] = b"vault";
pub const STAKE_VAULT_KIND: &[u8] = b"stake";
pub const REWARD_VAULT_KIND: &[u8] = b"reward";
pub const PENALTY_VAULT_KIND: &[u8] = b"penalty";

/// Vault addresses follow from the program id alone, so they are compiled in: a call compares 32 bytes
/// instead of deriving an address.
const STAKE_VAULT_PDA: ([u8; 32], u8) = derive_program_address(&[VAULT_SEED, STAKE_VAULT_KIND], &crate::ID.to_bytes());
const REWARD_VAULT_PDA: ([u8; 32], u8) =
    derive_program_address(&[VAULT_SEED, REWARD_VAULT_KIND], &crate::ID.to_bytes());
const PENALTY_VAULT_PDA: ([u8; 32], u8) =
    derive_program_address(&[VAULT_SEED, PENALTY_VAULT_KIND], &crate::ID.to_bytes());

pub const STAKE_VAULT: Pubkey = Pubkey::new_from_array(STAKE_VAULT_PDA.0);
pub const REWARD_VAULT: Pubkey = Pubkey::new_from_array(REWARD_VAULT_PDA.0);
pub const PENALTY_VAULT: Pubkey = Pubkey::new_from_array(PENALTY_VAULT_PDA.0);
pub const STAKE_VAULT_BUMP: u8 = STAKE_VAULT_PDA.1;
pub const REWARD_VAULT_BUMP: u8 = REWARD_VAULT_PDA.1;
pub const PENALTY_VAULT_BUMP: u8 = PENALTY_VAULT_PDA.1;
