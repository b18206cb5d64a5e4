//! Accounts and their pure transitions: (old state, time) -> new state. Handlers only move tokens and store.

mod pages;
mod pool;
mod user_stake;

pub(crate) use pages::{history_acc, with_expiry_page, with_history_page};
pub use pages::{DayRecord, ExpiryPage, HistoryPage, WeightDrop};
pub use pool::{PoolParams, StakingPool};
pub use user_stake::{StakeEntry, UserStake};

#[cfg(test)]
mod tests;
