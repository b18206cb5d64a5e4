//! One event a state change, with what is needed to recompute it. Amounts are base units.

use anchor_lang::prelude::*;

use crate::logging::events;

events! {
    pub struct PoolInitialized {
        pub authority: Pubkey,
        pub token_mint: Pubkey,
        pub total_supply: u64,
        pub reward_rate_bps: u64,
        pub weekly_budget_cap: u64,
        pub genesis_day: u32,
        pub features: u32,
    }

    pub struct ExpiryPageOpened {
        pub page: u8,
    }

    pub struct HistoryPageOpened {
        pub page: u32,
    }

    pub struct DaysRolled {
        pub first_day: u32,
        /// The day that is open now.
        pub open_day: u32,
        pub released: u64,
        pub acc: u128,
        pub active_weight: u64,
        pub budget_current: u64,
    }

    pub struct RewardsFunded {
        pub funder: Pubkey,
        pub amount: u64,
        pub budget_next: u64,
    }

    pub struct StakeAccountOpened {
        pub owner: Pubkey,
    }

    pub struct StakeAccountClosed {
        pub owner: Pubkey,
        pub rewards_paid: u64,
    }

    pub struct Staked {
        pub owner: Pubkey,
        pub entry: u8,
        pub amount: u64,
        pub lock_days: u32,
        pub lock_end: i64,
        pub weight: u64,
        pub owner_total: u64,
        pub pool_total: u64,
    }

    pub struct Unstaked {
        pub owner: Pubkey,
        pub entry: u8,
        pub amount: u64,
        pub penalty: u64,
        pub forfeited: u64,
        pub matured: bool,
        pub by_ticket: bool,
        pub owner_total: u64,
        pub pool_total: u64,
    }

    pub struct EntriesSettled {
        pub owner: Pubkey,
        pub owed: u64,
        pub owed_open: u64,
    }

    pub struct RewardsClaimed {
        pub owner: Pubkey,
        pub amount: u64,
        pub reserve_owed: u64,
    }

    pub struct LockExtended {
        pub owner: Pubkey,
        pub entry: u8,
        pub lock_days: u32,
        pub lock_end: i64,
        pub weight: u64,
    }

    pub struct CompoundingSet {
        pub owner: Pubkey,
        pub enabled: bool,
    }

    pub struct RewardsCompounded {
        pub owner: Pubkey,
        pub staked: u64,
        /// What the stake cap left over, or all of it without a free entry.
        pub paid: u64,
        pub owner_total: u64,
    }

    pub struct BoostersGranted {
        pub owner: Pubkey,
        /// Without what depends on a deposit's age.
        pub shared_bps: u16,
        pub entries: u32,
        pub end_day: u32,
    }

    pub struct DebateFeePaid {
        pub owner: Pubkey,
        pub amount: u64,
        pub budget_next: u64,
    }
}
