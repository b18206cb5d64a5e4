//! Accounts and their pure transitions: (old state, time) -> new state. Handlers only move tokens and store.

mod attestation;
mod boosters;
mod compounding;
mod emission;
mod entry;
mod governance;
mod pages;
mod parameters;
mod pause;
mod payload;
mod pool;
mod pool_params;
mod proposal;
mod settlement;
mod treasury;
mod user_stake;
mod vesting;
mod votes;

pub use attestation::Attestation;
pub use emission::{Emission, EmissionParams};
#[cfg(feature = "vuln-r04")]
pub(crate) use entry::entry_state::STARTED;
pub use entry::{RingChange, StakeEntry};
pub(crate) use governance::later;
pub use governance::{Defeat, Governance, GovernanceParams};
#[cfg(feature = "twin")]
pub(crate) use pages::split;
pub(crate) use pages::{apply_ring_change, history, with_expiry_page, with_history_page};
pub use pages::{DayRecord, ExpiryPage, HistoryPage, PendingDrop, WeightDrop};
pub(crate) use parameters::{holder_of, id, Holder};
pub(crate) use payload::fits;
pub use payload::{purpose, ProposalPayload};
pub use pool::{FundSource, StakingPool};
pub use pool_params::PoolParams;
pub use proposal::{kind, side, status, Proposal};
pub use treasury::Treasury;
pub use user_stake::{CastVote, Exit, Payout, PayoutKind, UserStake, COMPOUNDING};
pub use vesting::{Vesting, VestingKind};

#[cfg(test)]
mod emission_tests;
#[cfg(test)]
mod governance_tests;
#[cfg(test)]
mod parameters_tests;
#[cfg(test)]
mod pause_tests;
#[cfg(test)]
mod proposal_lifecycle_tests;
#[cfg(test)]
mod proposal_tests;
#[cfg(test)]
mod proposal_time_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod treasury_tests;
#[cfg(test)]
mod vesting_tests;
