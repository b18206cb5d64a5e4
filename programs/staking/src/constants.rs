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

/// Most base units a mint may have. Times the largest weight (3.0x lock, 1.45x boosters) and the largest power
/// (3.0x lock, 3.0x age) every sum fits u64: 2e18 * 9 = 1.8e19 < 1.84e19.
pub const MAX_TOTAL_SUPPLY: u64 = 2_000_000_000_000_000_000;
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
/// Age in days from which compound entries are merged: more than seasoning, voting, a late extension and a pause
/// take together with the usual rules.
pub const COMPOUND_MERGE_DAYS: u32 = 28;
/// Days in one page and in the pool's own ring.
pub const PAGE_DAYS: u32 = 32;
pub const EXPIRY_PAGES: u8 = 8;
/// Days that one `roll` may close; more missed days need more calls, never other rights.
pub const MAX_DAYS_PER_ROLL: u32 = 64;
pub const POOL_VERSION: u8 = 2;

pub const POOL_SEED: &[u8] = b"pool";
pub const USER_STAKE_SEED: &[u8] = b"stake";
pub const HISTORY_SEED: &[u8] = b"hist";
pub const EXPIRY_SEED: &[u8] = b"expiry";
pub const VAULT_SEED: &[u8] = b"vault";
pub const GOVERNANCE_SEED: &[u8] = b"governance";
pub const PROPOSAL_SEED: &[u8] = b"proposal";
pub const TREASURY_SEED: &[u8] = b"treasury";
pub const EMISSION_SEED: &[u8] = b"emission";
pub const VESTING_SEED: &[u8] = b"vesting";
pub const TICKET_SEED: &[u8] = b"ticket";
pub const ATTEST_SEED: &[u8] = b"attest";

/// Age tiers of `POWER_BY_AGE`: the plan's, compiled in because rises are scheduled at the deposit.
pub const AGE_DAYS: [u32; 4] = [7, 30, 90, 180];
pub const AGE_BPS: [u32; 4] = [12_000, 15_000, 20_000, 30_000];
/// The three boosters together.
pub const MAX_BOOST_BPS: u32 = 4_500;
pub const MAX_BOOST_DAYS: u32 = 180;
pub const SECONDS_PER_HOUR: i64 = 3_600;

/// Longest pause, and the least time between the end of one and the next.
pub const MAX_PAUSE_SECONDS: i64 = 7 * SECONDS_PER_DAY;
pub const PAUSE_COOL_DOWN_SECONDS: i64 = 7 * SECONDS_PER_DAY;
/// Live proposals at a time; bounds the marks that stop a second vote.
pub const PROPOSAL_SLOTS: usize = 16;
/// A voting booster asks for this many votes among the last proposals that reached quorum.
pub const BOOSTER_VOTES: usize = 2;
pub const BOOSTER_PROPOSALS: u32 = 4;
pub const SPENDING_WINDOW_DAYS: u32 = 30;
pub const INFLATION_WINDOW_DAYS: u32 = 365;
pub const MAX_INFLATION_CAP_BPS: u32 = 500;
pub const MIN_TIMELOCK_DAYS: u16 = 2;
pub const MAX_VESTING_DAYS: u32 = 3_650;

/// Bits of `StakingPool::features`.
pub mod feature {
    pub const COMPOUNDING: u32 = 1 << 0;
    pub const BOOSTERS: u32 = 1 << 1;
    pub const STAKE_CAP: u32 = 1 << 2;
    pub const POWER_BY_LOCK: u32 = 1 << 3;
    pub const POWER_BY_AGE: u32 = 1 << 4;
    pub const BOOST_VESTS: u32 = 1 << 5;
    pub const UNSTAKE_TICKETS: u32 = 1 << 6;
    pub const VOTE_LOCK: u32 = 1 << 7;
    pub const LATE_QUORUM: u32 = 1 << 8;
    pub const POWER_CAP: u32 = 1 << 9;
    pub const QUADRATIC: u32 = 1 << 10;
    pub const SPENDING_CAP: u32 = 1 << 11;
    pub const RESERVE_FLOOR: u32 = 1 << 12;
    pub const BUYBACK: u32 = 1 << 13;
    pub const PENALTY_BURN: u32 = 1 << 14;
    pub const PAUSE: u32 = 1 << 15;
    pub const VETO: u32 = 1 << 16;
    pub const COOL_DOWN: u32 = 1 << 17;
    pub const COUNT: u8 = 18;
    pub const ALL: u32 = (1 << COUNT) - 1;
}

/// Bits of `StakingPool::pause_mask`. Exits have none.
pub mod pause {
    pub const STAKE: u32 = 1 << 0;
    pub const COMPOUND: u32 = 1 << 1;
    pub const BOOSTERS: u32 = 1 << 2;
    pub const FUND: u32 = 1 << 3;
    pub const PROPOSE: u32 = 1 << 4;
    pub const VOTE: u32 = 1 << 5;
    pub const EXECUTE: u32 = 1 << 6;
    pub const BUYBACK: u32 = 1 << 7;
    pub const MINT: u32 = 1 << 8;
    pub const ALL: u32 = (1 << 9) - 1;
}

/// A vault's kind (second seed), address and bump. The address follows from the program id alone, so it is
/// compiled in: a call compares 32 bytes instead of deriving an address.
pub struct Vault {
    pub kind: &'static [u8],
    pub address: Pubkey,
    pub bump: u8,
}

const fn vault(kind: &'static [u8]) -> Vault {
    let (address, bump) = derive_program_address(&[VAULT_SEED, kind], &crate::ID.to_bytes());
    Vault { kind, address: Pubkey::new_from_array(address), bump }
}

pub const STAKE_VAULT: Vault = vault(b"stake");
pub const REWARD_VAULT: Vault = vault(b"reward");
pub const PENALTY_VAULT: Vault = vault(b"penalty");
pub const TREASURY_VAULT: Vault = vault(b"treasury");
pub const BOND_VAULT: Vault = vault(b"bond");
pub const VESTING_VAULT: Vault = vault(b"vesting");
pub const QUOTE_VAULT: Vault = vault(b"quote");

/// Addresses by path, as the IDL wants them.
pub mod vault_address {
    use super::Pubkey;

    pub const STAKE_VAULT: Pubkey = super::STAKE_VAULT.address;
    pub const REWARD_VAULT: Pubkey = super::REWARD_VAULT.address;
    pub const PENALTY_VAULT: Pubkey = super::PENALTY_VAULT.address;
    pub const TREASURY_VAULT: Pubkey = super::TREASURY_VAULT.address;
    pub const BOND_VAULT: Pubkey = super::BOND_VAULT.address;
    pub const VESTING_VAULT: Pubkey = super::VESTING_VAULT.address;
    pub const QUOTE_VAULT: Pubkey = super::QUOTE_VAULT.address;
}

const GOVERNANCE_PDA: ([u8; 32], u8) = derive_program_address(&[GOVERNANCE_SEED], &crate::ID.to_bytes());
/// The governance account: also what an upgrade's buffer must have as its authority.
pub const GOVERNANCE: Pubkey = Pubkey::new_from_array(GOVERNANCE_PDA.0);

const EMISSION_PDA: ([u8; 32], u8) = derive_program_address(&[EMISSION_SEED], &crate::ID.to_bytes());
/// The emission account: the mint's authority.
pub const EMISSION: Pubkey = Pubkey::new_from_array(EMISSION_PDA.0);
pub const EMISSION_BUMP: u8 = EMISSION_PDA.1;
