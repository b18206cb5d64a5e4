//! Staking program of the AI Council Token: deposits with locks, rewards fixed by week and paid by day in
//! O(1), boosts that end by themselves, exits that nobody can block.
//!
//! Anyone may call `roll`, open pages and settle entries; tokens move only by their owner's signature.
//! Security contact: see SECURITY.md of the repository.

// Anchor's derive and entry point expand to code that these lints would report in our name.
#![allow(unexpected_cfgs)]
#![deny(
    clippy::arithmetic_side_effects,
    clippy::integer_division,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic
)]

use anchor_lang::prelude::*;

pub mod constants;
pub mod errors;
pub mod events;
mod instructions;
mod math;
pub mod state;

pub use instructions::*;
pub use state::PoolParams;

declare_id!("ACTFq72b6qWJ6M1yBVvE1E4jwZbKr36QA7urwsKRp2fD");

#[program]
pub mod staking {
    use super::*;

    /// Creates the pool and its vaults. Signed by the authority to be; `total_supply` must be the mint's
    /// supply, `reward_rate` is the ceiling of a year's budgets in basis points of it.
    pub fn initialize_pool(
        ctx: Context<InitializePool>,
        total_supply: u64,
        reward_rate: u64,
        params: PoolParams,
    ) -> Result<()> {
        instructions::initialize_pool::handler(ctx, total_supply, reward_rate, params)
    }

    /// Creates one of the 8 pages of the expiry ring. Anyone pays.
    pub fn open_expiry_page(ctx: Context<OpenExpiryPage>, page: u8) -> Result<()> {
        instructions::open_expiry_page::handler(ctx, page)
    }

    /// Creates the history page of 32 days. Anyone pays; one page ahead of the clock at most.
    pub fn open_history_page(ctx: Context<OpenHistoryPage>, page: u32) -> Result<()> {
        instructions::open_history_page::handler(ctx, page)
    }

    /// Closes every ended day, 64 at most. Anyone calls; nothing to close is no error.
    pub fn roll<'info>(ctx: Context<'info, Roll<'info>>) -> Result<()> {
        instructions::roll::handler(ctx)
    }

    /// Moves tokens of the funder into next week's budget.
    pub fn fund_rewards(ctx: Context<FundRewards>, amount: u64) -> Result<()> {
        instructions::fund_rewards::handler(ctx, amount)
    }

    /// Creates the signer's stake account.
    pub fn open_stake_account(ctx: Context<OpenStakeAccount>) -> Result<()> {
        instructions::open_stake_account::handler(ctx)
    }

    /// Deposits tokens under a lock. They earn from the next day on.
    pub fn stake(ctx: Context<Stake>, amount: u64, lock_days: u32) -> Result<()> {
        instructions::stake::handler(ctx, amount, lock_days)
    }

    /// Takes tokens out of one entry: free after its lock, for a penalty before (`force`).
    pub fn unstake<'info>(ctx: Context<'info, Unstake<'info>>, amount: u64, force: bool, entry: u8) -> Result<()> {
        instructions::unstake::handler(ctx, amount, force, entry)
    }

    /// Pays what was earned in closed weeks.
    pub fn claim_rewards<'info>(ctx: Context<'info, ClaimRewards<'info>>) -> Result<()> {
        instructions::claim_rewards::handler(ctx)
    }

    /// Settles chosen entries without paying, so that an account with many old entries needs few pages a call.
    pub fn settle_entries<'info>(ctx: Context<'info, SettleEntries<'info>>, entry_mask: u16) -> Result<()> {
        instructions::settle_entries::handler(ctx, entry_mask)
    }

    /// Pays what is owed, however little, and returns the rent of an empty stake account.
    pub fn close_stake_account(ctx: Context<CloseStakeAccount>) -> Result<()> {
        instructions::close_stake_account::handler(ctx)
    }

    /// Voting power of `user` on the open day, as return data.
    pub fn get_voting_power(ctx: Context<GetVotingPower>, user: Pubkey) -> Result<u64> {
        instructions::get_voting_power::handler(ctx, user)
    }
}
