//! Events of governance. One a state change; amounts and powers are base units, times unix seconds.

use anchor_lang::prelude::*;

use crate::logging::events;

events! {
    pub struct GovernanceInitialized {
        pub guardian: Pubkey,
        pub attestor: Pubkey,
        pub quote_mint: Pubkey,
        pub veto_until: i64,
    }

    pub struct ProposalCreated {
        pub id: u32,
        pub proposer: Pubkey,
        pub kind: u8,
        pub selector: u16,
        pub value: u64,
        pub payload_hash: [u8; 32],
        pub bond: u64,
    }

    pub struct ProposalActivated {
        pub id: u32,
        pub snapshot_day: u32,
        pub power_total: u64,
        pub voting_end: i64,
    }

    pub struct VoteCast {
        pub id: u32,
        pub owner: Pubkey,
        pub side: u8,
        /// What the tally got.
        pub weight: u64,
        /// What turnout got.
        pub linear: u64,
        pub voting_end: i64,
    }

    pub struct ProposalFinalized {
        pub id: u32,
        pub state: u8,
        pub quorum_reached: bool,
        pub turnout: u64,
        pub yes: u64,
        pub no: u64,
        pub abstain: u64,
    }

    /// Queued, expired, vetoed or cancelled.
    pub struct ProposalMoved {
        pub id: u32,
        pub state: u8,
        /// Earliest execution of a queued one.
        pub eta: i64,
    }

    pub struct ParameterChanged {
        pub id: u32,
        pub parameter: u16,
        pub before: u64,
        pub after: u64,
    }

    pub struct FeatureSwitched {
        pub id: u32,
        pub flag: u8,
        pub enabled: bool,
        pub features: u32,
    }

    pub struct UpgradeApproved {
        pub id: u32,
        pub buffer: Pubkey,
        pub sha256: [u8; 32],
    }

    pub struct BondReturned {
        pub id: u32,
        pub proposer: Pubkey,
        pub amount: u64,
    }

    pub struct AuthorityProposed {
        pub authority: Pubkey,
        pub proposed: Pubkey,
    }

    pub struct AuthorityAccepted {
        pub authority: Pubkey,
    }

    pub struct GuardianSet {
        pub guardian: Pubkey,
    }

    pub struct AttestorSet {
        pub attestor: Pubkey,
    }

    pub struct OwnerAttested {
        pub owner: Pubkey,
    }

    pub struct AttestationRevoked {
        pub owner: Pubkey,
    }
}
