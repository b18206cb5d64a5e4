//! One instruction a file: accounts, then the handler: check, compute, write state, move tokens, emit.

pub mod claim_rewards;
pub mod close_stake_account;
pub mod fund_rewards;
pub mod get_voting_power;
pub mod initialize_pool;
pub mod open_expiry_page;
pub mod open_history_page;
pub mod open_stake_account;
pub mod roll;
pub mod settle_entries;
pub mod stake;
pub mod unstake;
mod vault;

// `#[program]` needs the accounts structs and what `derive(Accounts)` makes beside them.
pub use claim_rewards::*;
pub use close_stake_account::*;
pub use fund_rewards::*;
pub use get_voting_power::*;
pub use initialize_pool::*;
pub use open_expiry_page::*;
pub use open_history_page::*;
pub use open_stake_account::*;
pub use roll::*;
pub use settle_entries::*;
pub use stake::*;
pub use unstake::*;
