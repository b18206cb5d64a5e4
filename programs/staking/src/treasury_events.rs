//! Events of what mints, burns, pays and pauses. Amounts are base units.

use anchor_lang::prelude::*;

use crate::logging::events;

events! {
    pub struct EmissionInitialized {
        pub genesis_supply: u64,
        pub inflation_bps: [u32; 3],
        pub cap_bps: u32,
    }

    pub struct InflationMinted {
        pub week: u32,
        pub amount: u64,
        pub total_supply: u64,
        pub budget_next: u64,
    }

    pub struct PenaltiesSwept {
        pub amount: u64,
        pub burned: bool,
        pub total_supply: u64,
    }

    pub struct VestingCreated {
        pub funder: Pubkey,
        pub beneficiary: Pubkey,
        pub index: u32,
        pub total: u64,
        pub start: i64,
        pub cliff_seconds: i64,
        pub duration_seconds: i64,
    }

    pub struct VestingReleased {
        pub owner: Pubkey,
        pub index: u32,
        pub amount: u64,
        pub released: u64,
    }

    pub struct TicketOpened {
        pub owner: Pubkey,
        pub index: u32,
        pub total: u64,
        pub duration_seconds: i64,
    }

    pub struct TicketReleased {
        pub owner: Pubkey,
        pub index: u32,
        pub amount: u64,
        pub released: u64,
        pub closed: bool,
    }

    pub struct TreasurySpent {
        pub proposal: u32,
        /// 0 payment, 1 grant, 2 buyback programme, 3 burn.
        pub purpose: u8,
        pub destination: Pubkey,
        pub amount: u64,
        pub price: u64,
    }

    pub struct BoughtBack {
        pub seller: Pubkey,
        pub amount: u64,
        /// Quote base units paid.
        pub quote: u64,
        pub remaining: u64,
        pub total_supply: u64,
    }

    pub struct PauseBegun {
        pub mask: u32,
        pub until: i64,
    }

    pub struct PauseEnded {
        pub mask: u32,
        pub at: i64,
    }
}
