//! Staking program of the AI Council Token: deposits with locks, rewards fixed by week and paid by day in
//! O(1), boosts that end by themselves, exits that nobody can block.
//!
//! Anyone may call `roll`, open pages and settle entries; an owner's tokens move only by the owner's signature, the
//! treasury's only by an executed proposal.
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

mod access;
pub mod constants;
mod contexts;
pub mod errors;
pub mod events;
pub mod governance_events;
mod instructions;
mod math;
pub mod state;
mod token_call;
pub mod treasury_events;

pub use instructions::*;
pub use state::{EmissionParams, GovernanceParams, PoolParams, ProposalPayload};

declare_id!("ACTFq72b6qWJ6M1yBVvE1E4jwZbKr36QA7urwsKRp2fD");

#[program]
pub mod staking {
    use super::*;

    // In the order of use: the entry point compares discriminators one by one.

    /// Deposits tokens under a lock. They earn from the next day on.
    pub fn stake(ctx: Context<Stake>, amount: u64, lock_days: u32) -> Result<()> {
        Ok(instructions::stake::handler(ctx, amount, lock_days)?)
    }

    /// Pays what was earned in closed weeks.
    pub fn claim_rewards<'info>(ctx: Context<'info, ClaimRewards<'info>>) -> Result<()> {
        Ok(instructions::claim_rewards::handler(ctx)?)
    }

    /// Votes 0 no, 1 yes or 2 abstain with the owner's power at the snapshot, once. Signed by the owner.
    pub fn cast_vote<'info>(ctx: Context<'info, CastVote<'info>>, side: u8) -> Result<()> {
        Ok(instructions::cast_vote::handler(ctx, side)?)
    }

    /// Takes tokens out of one entry: free after its lock, for a penalty before (`force`).
    pub fn unstake<'info>(ctx: Context<'info, Unstake<'info>>, amount: u64, force: bool, entry: u8) -> Result<()> {
        Ok(instructions::unstake::handler(ctx, amount, force, entry)?)
    }

    /// Closes every ended day, 64 at most. Anyone calls; nothing to close is no error.
    pub fn roll<'info>(ctx: Context<'info, Roll<'info>>) -> Result<()> {
        Ok(instructions::roll::handler(ctx)?)
    }

    /// Stakes what an owner who opted in is owed, lock-free; what the stake cap or a full account leaves over goes to the owner.
    /// Anyone calls.
    pub fn compound_rewards<'info>(ctx: Context<'info, CompoundRewards<'info>>) -> Result<()> {
        Ok(instructions::compound_rewards::handler(ctx)?)
    }

    /// Grants the boosters that the signer has earned, for `boost_days`.
    pub fn refresh_boosters<'info>(ctx: Context<'info, RefreshBoosters<'info>>) -> Result<()> {
        Ok(instructions::refresh_boosters::handler(ctx)?)
    }

    /// Pays for taking part in a debate into next week's budget.
    pub fn pay_debate_fee(ctx: Context<PayDebateFee>, amount: u64) -> Result<()> {
        Ok(instructions::pay_debate_fee::handler(ctx, amount)?)
    }

    /// Settles chosen entries without paying, so that an account with many old entries needs few pages a call.
    pub fn settle_entries<'info>(ctx: Context<'info, SettleEntries<'info>>, entry_mask: u16) -> Result<()> {
        Ok(instructions::settle_entries::handler(ctx, entry_mask)?)
    }

    /// Gives one entry a lock that ends no earlier and weighs no less. It counts anew from the next day on.
    pub fn extend_lock<'info>(ctx: Context<'info, ExtendLock<'info>>, entry: u8, lock_days: u32) -> Result<()> {
        Ok(instructions::extend_lock::handler(ctx, entry, lock_days)?)
    }

    /// Lets anyone compound the signer's rewards, or no longer.
    pub fn set_compounding(ctx: Context<SetCompounding>, enabled: bool) -> Result<()> {
        Ok(instructions::set_compounding::handler(ctx, enabled)?)
    }

    /// Creates the signer's stake account.
    pub fn open_stake_account(ctx: Context<OpenStakeAccount>) -> Result<()> {
        Ok(instructions::open_stake_account::handler(ctx)?)
    }

    /// Creates the pool and its vaults. Signed by the authority to be; `total_supply` must be the mint's
    /// supply, `reward_rate` is the ceiling of a year's budgets in basis points of it.
    pub fn initialize_pool(
        ctx: Context<InitializePool>,
        total_supply: u64,
        reward_rate: u64,
        params: PoolParams,
    ) -> Result<()> {
        Ok(instructions::initialize_pool::handler(ctx, total_supply, reward_rate, params)?)
    }

    /// Creates one of the 8 pages of the expiry ring. Anyone pays.
    pub fn open_expiry_page(ctx: Context<OpenExpiryPage>, page: u8) -> Result<()> {
        Ok(instructions::open_expiry_page::handler(ctx, page)?)
    }

    /// Creates the history page of 32 days. Anyone pays; one page ahead of the clock at most.
    pub fn open_history_page(ctx: Context<OpenHistoryPage>, page: u32) -> Result<()> {
        Ok(instructions::open_history_page::handler(ctx, page)?)
    }

    /// Moves tokens of the funder into next week's budget.
    pub fn fund_rewards(ctx: Context<FundRewards>, amount: u64) -> Result<()> {
        Ok(instructions::fund_rewards::handler(ctx, amount)?)
    }

    /// Pays what is owed, however little, and returns the rent of an empty stake account.
    pub fn close_stake_account(ctx: Context<CloseStakeAccount>) -> Result<()> {
        Ok(instructions::close_stake_account::handler(ctx)?)
    }

    /// Voting power of `user` on the open day, as return data.
    pub fn get_voting_power(ctx: Context<GetVotingPower>, user: Pubkey) -> Result<u64> {
        Ok(instructions::get_voting_power::handler(ctx, user)?)
    }

    // Emission, treasury, vesting and pauses.

    /// Puts the schedule of inflation on chain. Signed by the authority, after the emission account became the mint's
    /// authority; from then on only `mint_inflation` mints.
    pub fn initialize_emission(ctx: Context<InitializeEmission>, params: EmissionParams) -> Result<()> {
        Ok(instructions::initialize_emission::handler(ctx, params)?)
    }

    /// Mints this week's inflation into next week's budget, once. Anyone calls.
    pub fn mint_inflation(ctx: Context<MintInflation>) -> Result<()> {
        Ok(instructions::mint_inflation::handler(ctx)?)
    }

    /// Burns what the penalty vault holds, or pays it to the treasury (`PENALTY_BURN`). Anyone calls.
    pub fn sweep_penalties(ctx: Context<SweepPenalties>) -> Result<()> {
        Ok(instructions::sweep_penalties::handler(ctx)?)
    }

    /// Locks tokens of the signer for a beneficiary, to be released over time. Nobody can take them back.
    pub fn create_vesting(
        ctx: Context<CreateVesting>,
        beneficiary: Pubkey,
        index: u32,
        total: u64,
        start: i64,
        cliff_days: u32,
        duration_days: u32,
    ) -> Result<()> {
        let create = instructions::create_vesting::handler;
        Ok(create(ctx, beneficiary, index, total, start, cliff_days, duration_days)?)
    }

    /// Pays what a vesting has released to its owner. Anyone calls.
    pub fn release_vested(ctx: Context<ReleaseVested>) -> Result<()> {
        Ok(instructions::release_vested::handler(ctx)?)
    }

    /// Pays what an unstake ticket has released to its owner, and closes it with the last payment. Anyone calls.
    pub fn release_ticket(ctx: Context<ReleaseTicket>) -> Result<()> {
        Ok(instructions::tickets::handler(ctx)?)
    }

    /// Takes a queued spend proposal into effect: payment, reward grant, buyback programme or burn. Anyone calls.
    pub fn execute_treasury_spend(ctx: Context<ExecuteTreasurySpend>) -> Result<()> {
        Ok(instructions::execute_treasury_spend::handler(ctx)?)
    }

    /// Sells tokens of the signer to the running buyback programme, which burns them.
    pub fn buy_back(ctx: Context<BuyBack>, amount: u64) -> Result<()> {
        Ok(instructions::buy_back::handler(ctx, amount)?)
    }

    /// Pauses the instructions of `mask` for at most 7 days; exits have no bit. Signed by the guardian.
    pub fn pause(ctx: Context<Pause>, mask: u32, seconds: u32) -> Result<()> {
        Ok(instructions::pause::begin(ctx, mask, seconds)?)
    }

    /// Ends the pause that is in force. Signed by the guardian.
    pub fn unpause(ctx: Context<Pause>) -> Result<()> {
        Ok(instructions::pause::end(ctx)?)
    }

    // Governance.

    /// Creates governance, treasury and the vaults for treasury, bonds, vesting and buybacks. Signed by the authority.
    pub fn initialize_governance(ctx: Context<InitializeGovernance>, params: GovernanceParams) -> Result<()> {
        Ok(instructions::initialize_governance::handler(ctx, params)?)
    }

    /// Drafts a proposal with its payload and takes the bond. Signed by the proposer, a staker without a live proposal.
    pub fn create_proposal(
        ctx: Context<CreateProposal>,
        id: u32,
        payload: ProposalPayload,
        content_hash: [u8; 32],
    ) -> Result<()> {
        Ok(instructions::create_proposal::handler(ctx, id, payload, content_hash)?)
    }

    /// Opens voting on a draft: takes the snapshot and copies the rules. Signed by the proposer.
    pub fn activate_proposal(ctx: Context<ActivateProposal>) -> Result<()> {
        Ok(instructions::activate_proposal::handler(ctx)?)
    }

    /// Withdraws a draft. Signed by the proposer.
    pub fn cancel_proposal(ctx: Context<CancelProposal>) -> Result<()> {
        Ok(instructions::cancel_proposal::handler(ctx)?)
    }

    /// Decides a proposal whose voting is over. Anyone calls.
    pub fn finalize_proposal(ctx: Context<ConcludeProposal>) -> Result<()> {
        Ok(instructions::conclude_proposal::finalize(ctx)?)
    }

    /// Starts the timelock of a proposal that succeeded. Anyone calls.
    pub fn queue_proposal(ctx: Context<QueueProposal>) -> Result<()> {
        Ok(instructions::queue_proposal::handler(ctx)?)
    }

    /// Sets the parameter of a queued proposal, inside its compiled bounds. Anyone calls.
    pub fn execute_parameter_change(ctx: Context<ExecuteParameterChange>) -> Result<()> {
        Ok(instructions::execute_parameter_change::handler(ctx)?)
    }

    /// Approves the program buffer of a queued proposal after comparing its bytes with the hash that was voted on.
    /// Anyone calls; deploying the approved buffer is a call of the loader.
    pub fn execute_protocol_upgrade(ctx: Context<ExecuteProtocolUpgrade>) -> Result<()> {
        Ok(instructions::execute_protocol_upgrade::handler(ctx)?)
    }

    /// Switches the feature of a queued proposal on or off. Anyone calls.
    pub fn execute_feature_activation(ctx: Context<ExecuteFeatureActivation>) -> Result<()> {
        Ok(instructions::execute_feature_activation::handler(ctx)?)
    }

    /// Ends a proposal that waited too long for the call that it needs. Anyone calls.
    pub fn expire_proposal(ctx: Context<ConcludeProposal>) -> Result<()> {
        Ok(instructions::conclude_proposal::expire(ctx)?)
    }

    /// Stops a proposal before its execution, while the years of bootstrapping last. Signed by the guardian.
    pub fn veto_proposal(ctx: Context<VetoProposal>) -> Result<()> {
        Ok(instructions::veto_proposal::handler(ctx)?)
    }

    /// Pays the bond of an ended proposal back to its proposer, whatever the outcome, once. Anyone calls.
    pub fn return_bond(ctx: Context<ReturnBond>) -> Result<()> {
        Ok(instructions::return_bond::handler(ctx)?)
    }

    /// Names the next authority, which must accept. Signed by the authority.
    pub fn propose_authority(ctx: Context<SetRole>, new: Pubkey) -> Result<()> {
        Ok(instructions::roles::propose_authority(ctx, new)?)
    }

    /// Takes the authority over. Signed by the one that was named.
    pub fn accept_authority(ctx: Context<AcceptAuthority>) -> Result<()> {
        Ok(instructions::roles::accept_authority(ctx)?)
    }

    /// Replaces the guardian, who may pause and veto. Signed by the authority.
    pub fn set_guardian(ctx: Context<SetRole>, guardian: Pubkey) -> Result<()> {
        Ok(instructions::roles::set_guardian(ctx, guardian)?)
    }

    /// Replaces the attestor. Signed by the authority.
    pub fn set_attestor(ctx: Context<SetRole>, attestor: Pubkey) -> Result<()> {
        Ok(instructions::roles::set_attestor(ctx, attestor)?)
    }

    /// Records that an owner is one person. Signed by the attestor, who pays the rent.
    pub fn attest(ctx: Context<Attest>, owner: Pubkey) -> Result<()> {
        Ok(instructions::attest::attest(ctx, owner)?)
    }

    /// Takes an attestation back and returns its rent. Signed by the attestor.
    pub fn revoke_attestation(ctx: Context<RevokeAttestation>) -> Result<()> {
        Ok(instructions::attest::revoke(ctx)?)
    }
}
