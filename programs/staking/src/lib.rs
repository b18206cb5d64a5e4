//! Staking program of the AI Council Token: deposits with locks, rewards fixed by week and paid by day in
//! O(1), boosts that end by themselves, exits that nobody can block.
//!
//! Anyone may call `roll`, open pages and settle entries; an owner's tokens move only by the owner's signature, the
//! treasury's only by an executed proposal.
//! Security contact: see SECURITY.md of the repository.

// Anchor's derives expand to code that these lints would report in our name.
#![allow(unexpected_cfgs)]
// A flaw leaves without use what it replaces.
#![cfg_attr(feature = "twin", allow(unused))]
#![deny(
    clippy::arithmetic_side_effects,
    clippy::integer_division,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic
)]

use anchor_lang::prelude::*;

mod access;
pub mod account;
pub mod constants;
mod contexts;
pub mod entry;
pub mod errors;
pub mod events;
pub mod governance_events;
mod instructions;
mod logging;
mod math;
mod runtime;
pub mod state;
mod token_call;
pub mod treasury_events;
#[cfg(feature = "twin")]
mod vulnerable;

#[cfg(any(feature = "idl-build", feature = "cpi"))]
pub use instructions::listed::*;
pub use state::{EmissionParams, GovernanceParams, PoolParams, ProposalPayload};

declare_id!("ACTFq72b6qWJ6M1yBVvE1E4jwZbKr36QA7urwsKRp2fD");

entry::instructions! {
    /// Deposits tokens under a lock. They earn from the next day on.
    fn stake(Stake, amount: u64, lock_days: u32) = stake::handler;

    /// Pays what was earned in closed weeks.
    fn claim_rewards(ClaimRewards) = claim_rewards::handler;

    /// Votes 0 no, 1 yes or 2 abstain with the owner's power at the snapshot, once. Signed by the owner.
    fn cast_vote(CastVote, side: u8) = cast_vote::handler;

    /// Takes tokens out of one entry: free after its lock, for a penalty before (`force`).
    fn unstake(Unstake, amount: u64, force: bool, entry: u8) = unstake::handler;

    /// Closes every ended day, 64 at most. Anyone calls; nothing to close is no error.
    fn roll(Roll) = roll::handler;

    /// Stakes what an owner who opted in is owed, lock-free; what the stake cap or a full account leaves over goes to the owner.
    /// Anyone calls.
    fn compound_rewards(CompoundRewards) = compound_rewards::handler;

    /// Grants the boosters that the signer has earned, for `boost_days`.
    fn refresh_boosters(RefreshBoosters) = refresh_boosters::handler;

    /// Pays for taking part in a debate into next week's budget.
    fn pay_debate_fee(PayDebateFee, amount: u64) = pay_debate_fee::handler;

    /// Settles chosen entries without paying, so that an account with many old entries needs few pages a call.
    fn settle_entries(SettleEntries, entry_mask: u16) = settle_entries::handler;

    /// Gives one entry a lock that ends no earlier and weighs no less. It counts anew from the next day on.
    fn extend_lock(ExtendLock, entry: u8, lock_days: u32) = extend_lock::handler;

    /// Lets anyone compound the signer's rewards, or no longer.
    fn set_compounding(SetCompounding, enabled: bool) = set_compounding::handler;

    /// Creates the signer's stake account.
    fn open_stake_account(OpenStakeAccount) = open_stake_account::handler;

    /// Creates the pool and its vaults. Signed by the authority to be; `total_supply` must be the mint's
    /// supply, `reward_rate` is the ceiling of a year's budgets in basis points of it.
    fn initialize_pool(InitializePool, total_supply: u64, reward_rate: u64, params: PoolParams) = initialize_pool::handler;

    /// Creates one of the 8 pages of the expiry ring. Anyone pays.
    fn open_expiry_page(OpenExpiryPage, page: u8) = open_expiry_page::handler;

    /// Creates the history page of 32 days. Anyone pays; one page ahead of the clock at most.
    fn open_history_page(OpenHistoryPage, page: u32) = open_history_page::handler;

    /// Moves tokens of the funder into next week's budget.
    fn fund_rewards(FundRewards, amount: u64) = fund_rewards::handler;

    /// Pays what is owed, however little, and returns the rent of an empty stake account.
    fn close_stake_account(CloseStakeAccount) = close_stake_account::handler;

    // Emission, treasury, vesting and pauses.

    /// Puts the schedule of inflation on chain. Signed by the authority, after the emission account became the mint's
    /// authority; from then on only `mint_inflation` mints.
    fn initialize_emission(InitializeEmission, params: EmissionParams) = initialize_emission::handler;

    /// Mints this week's inflation into next week's budget, once. Anyone calls.
    fn mint_inflation(MintInflation) = mint_inflation::handler;

    /// Burns what the penalty vault holds, or pays it to the treasury (`PENALTY_BURN`). Anyone calls.
    fn sweep_penalties(SweepPenalties) = sweep_penalties::handler;

    /// Locks tokens of the signer for a beneficiary, to be released over time. Nobody can take them back.
    fn create_vesting(
        CreateVesting, beneficiary: Pubkey, index: u32, total: u64, start: i64, cliff_days: u32, duration_days: u32
    ) = create_vesting::handler;

    /// Pays what a vesting has released to its owner. Anyone calls.
    fn release_vested(ReleaseVested) = release_vested::handler;

    /// Pays what an unstake ticket has released to its owner, and closes it with the last payment. Anyone calls.
    fn release_ticket(ReleaseTicket) = tickets::handler;

    /// Takes a queued spend proposal into effect: payment, reward grant, buyback programme or burn. Anyone calls.
    fn execute_treasury_spend(ExecuteTreasurySpend) = execute_treasury_spend::handler;

    /// Sells tokens of the signer to the running buyback programme, which burns them.
    fn buy_back(BuyBack, amount: u64) = buy_back::handler;

    /// Pauses the instructions of `mask` for at most 7 days; exits have no bit. Signed by the guardian.
    fn pause(Pause, mask: u32, seconds: u32) = pause::begin;

    /// Ends the pause that is in force. Signed by the guardian.
    fn unpause(Pause) = pause::end;

    // Governance.

    /// Creates governance, treasury and the vaults for treasury, bonds, vesting and buybacks. Signed by the authority.
    fn initialize_governance(InitializeGovernance, params: GovernanceParams) = initialize_governance::handler;

    /// Drafts a proposal with its payload and takes the bond. Signed by the proposer, a staker without a live proposal.
    fn create_proposal(CreateProposal, id: u32, payload: ProposalPayload, content_hash: [u8; 32]) = create_proposal::handler;

    /// Opens voting on a draft: takes the snapshot and copies the rules. Signed by the proposer.
    fn activate_proposal(ActivateProposal) = activate_proposal::handler;

    /// Withdraws a draft. Signed by the proposer.
    fn cancel_proposal(CancelProposal) = cancel_proposal::handler;

    /// Decides a proposal whose voting is over. Anyone calls.
    fn finalize_proposal(ConcludeProposal) = conclude_proposal::finalize;

    /// Starts the timelock of a proposal that succeeded. Anyone calls.
    fn queue_proposal(QueueProposal) = queue_proposal::handler;

    /// Sets the parameter of a queued proposal, inside its compiled bounds. Anyone calls.
    fn execute_parameter_change(ExecuteParameterChange) = execute_parameter_change::handler;

    /// Approves the program buffer of a queued proposal after comparing its bytes with the hash that was voted on.
    /// Anyone calls; deploying the approved buffer is a call of the loader.
    fn execute_protocol_upgrade(ExecuteProtocolUpgrade) = execute_protocol_upgrade::handler;

    /// Switches the feature of a queued proposal on or off. Anyone calls.
    fn execute_feature_activation(ExecuteFeatureActivation) = execute_feature_activation::handler;

    /// Ends a proposal that waited too long for the call that it needs. Anyone calls.
    fn expire_proposal(ConcludeProposal) = conclude_proposal::expire;

    /// Stops a proposal before its execution, while the years of bootstrapping last. Signed by the guardian.
    fn veto_proposal(VetoProposal) = veto_proposal::handler;

    /// Pays the bond of an ended proposal back to its proposer, whatever the outcome, once. Anyone calls.
    fn return_bond(ReturnBond) = return_bond::handler;

    /// Names the next authority, which must accept. Signed by the authority.
    fn propose_authority(SetRole, new: Pubkey) = roles::propose_authority;

    /// Takes the authority over. Signed by the one that was named.
    fn accept_authority(AcceptAuthority) = roles::accept_authority;

    /// Replaces the guardian, who may pause and veto. Signed by the authority.
    fn set_guardian(SetRole, guardian: Pubkey) = roles::set_guardian;

    /// Replaces the attestor. Signed by the authority.
    fn set_attestor(SetRole, attestor: Pubkey) = roles::set_attestor;

    /// Records that an owner is one person. Signed by the attestor, who pays the rent.
    fn attest(Attest, owner: Pubkey) = attest::attest;

    /// Takes an attestation back and returns its rent. Signed by the attestor.
    fn revoke_attestation(RevokeAttestation) = attest::revoke;

    answering {
        /// Voting power of `user` on the open day, as return data.
        fn get_voting_power(GetVotingPower, user: Pubkey) -> u64 = get_voting_power::handler;
    }
}
