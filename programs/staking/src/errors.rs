//! Every refusal has an error of its own. Append-only: a number is never reused.

use anchor_lang::prelude::*;

#[error_code]
#[derive(PartialEq, Eq)]
pub enum StakingError {
    /// 6000
    #[msg("Amount is zero")]
    ZeroAmount,
    /// 6001
    #[msg("Lock length is not one of the pool's lock_days")]
    UnknownLock,
    /// 6002
    #[msg("Amount is below the pool's min_stake")]
    StakeBelowMinimum,
    /// 6003
    #[msg("The owner's total stake would exceed the pool's max_stake")]
    StakeCapExceeded,
    /// 6004
    #[msg("All 16 entries of the stake account are in use")]
    EntriesFull,
    /// 6005
    #[msg("No live entry has this index")]
    EntryNotFound,
    /// 6006
    #[msg("Amount is larger than the entry")]
    AmountExceedsEntry,
    /// 6007
    #[msg("What remains in the entry would be below min_stake; take all of it or less")]
    RemainderBelowMinStake,
    /// 6008
    #[msg("The lock has not ended; wait, or force the exit and pay the penalty")]
    StillLocked,
    /// 6009
    #[msg("No reward of a closed week is owed")]
    NothingToClaim,
    /// 6010
    #[msg("The owed reward is below the pool's min_claim")]
    ClaimBelowMinimum,
    /// 6011
    #[msg("An ended day is still open; call roll first")]
    PoolNotRolled,
    /// 6012
    #[msg("The clock is before the pool's last update")]
    ClockWentBack,
    /// 6013
    #[msg("Next week's budget would exceed the pool's weekly_budget_cap")]
    WeeklyBudgetExceeded,
    /// 6014
    #[msg("The reward vault holds less than what is owed and budgeted")]
    InsufficientRewardReserve,
    /// 6015
    #[msg("The history page of an entry's start or lock end is not among the accounts")]
    HistoryPageMissing,
    /// 6016
    #[msg("The expiry page of the day is not among the writable accounts")]
    ExpiryPageMissing,
    /// 6017
    #[msg("Not all 8 expiry pages are open yet")]
    PoolNotReady,
    /// 6018
    #[msg("Page index is out of range")]
    PageOutOfRange,
    /// 6019
    #[msg("Signer is not the owner of the stake account")]
    WrongOwner,
    /// 6020
    #[msg("Account is not the vault that the instruction needs")]
    WrongVault,
    /// 6021
    #[msg("The paid-out token account does not belong to the signer")]
    DestinationNotOwned,
    /// 6022
    #[msg("The stake account still holds stake")]
    StakeRemains,
    /// 6023
    #[msg("Rewards of the open week are not payable yet")]
    RewardsStillOpen,
    /// 6024
    #[msg("total_supply is not the mint's supply")]
    SupplyMismatch,
    /// 6025
    #[msg("The mint's supply is zero or above 2,000,000,000,000,000,000 base units")]
    SupplyOutOfRange,
    /// 6026
    #[msg("The mint has a freeze authority, which could block every exit")]
    MintCanFreeze,
    /// 6027
    #[msg("reward_rate is outside 1 to 10000 basis points a year")]
    RewardRateOutOfRange,
    /// 6028
    #[msg("Stake limits are outside 0 < min_stake <= max_stake <= total_supply")]
    StakeLimitsOutOfRange,
    /// 6029
    #[msg("lock_days must start at 0, rise strictly and end at 180 at most")]
    LockDaysOutOfRange,
    /// 6030
    #[msg("multiplier_bps must start at 10000, never fall and end at 30000 at most")]
    MultiplierOutOfRange,
    /// 6031
    #[msg("penalty_bps is above 5000")]
    PenaltyOutOfRange,
    /// 6032
    #[msg("A sum or product does not fit its type")]
    MathOverflow,
    /// 6033
    #[msg("The stake account belongs to another user than the one asked for")]
    WrongUser,
    /// 6034
    #[msg("The clock shows a time before 1970 or beyond day 16,777,215")]
    ClockOutOfRange,
    /// 6035
    #[msg("min_claim is above a thousandth of total_supply")]
    MinClaimOutOfRange,
    /// 6036
    #[msg("One whole token is more than max_stake: the mint has too many decimals for its supply")]
    DecimalsOutOfRange,
    /// 6037
    #[msg("The feature is switched off in the pool's features")]
    FeatureDisabled,
    /// 6038
    #[msg("The instruction is paused")]
    Paused,
    /// 6039
    #[msg("The owner voted on a proposal whose voting is not over")]
    VoteLocked,
    /// 6040
    #[msg("The owner has a live proposal; wait until it is decided and return its bond")]
    ProposerLocked,
    /// 6041
    #[msg("The owner has not opted in to compounding")]
    NotOptedIn,
    /// 6042
    #[msg("An extension may neither end earlier nor weigh less than the present lock")]
    LockNotExtended,
    /// 6043
    #[msg("No booster is earned")]
    NoBoosterEarned,
    /// 6044
    #[msg("The fee is below the pool's min_debate_fee")]
    DebateFeeTooSmall,
    /// 6045
    #[msg("This week's inflation was already minted")]
    AlreadyMintedThisWeek,
    /// 6046
    #[msg("Nothing may be minted: the cap over 365 days or the supply ceiling is reached")]
    InflationCapExceeded,
    /// 6047
    #[msg("The mint's authority is not the program's emission account")]
    MintAuthorityNotProgram,
    /// 6048
    #[msg("inflation_bps is above cap_bps, or cap_bps above 500")]
    InflationOutOfRange,
    /// 6049
    #[msg("Signer is not the pool's authority")]
    NotAuthority,
    /// 6050
    #[msg("Signer is not the guardian")]
    NotGuardian,
    /// 6051
    #[msg("Signer is not the attestor")]
    NotAttestor,
    /// 6052
    #[msg("Authority and guardian must be different keys")]
    RolesMustDiffer,
    /// 6053
    #[msg("Signer is not the proposed authority")]
    NotPendingAuthority,
    /// 6054
    #[msg("The pause mask is zero or names what cannot be paused")]
    PauseMaskInvalid,
    /// 6055
    #[msg("A pause lasts from 1 second to 7 days")]
    PauseTooLong,
    /// 6056
    #[msg("The next pause may begin 7 days after the end of the last one")]
    PauseCoolDown,
    /// 6057
    #[msg("Nothing is paused")]
    NotPaused,
    /// 6058
    #[msg("A parameter is outside its compiled bounds")]
    ParameterOutOfRange,
    /// 6059
    #[msg("No parameter has this id")]
    UnknownParameter,
    /// 6060
    #[msg("The parameter may change at most by the factor two in one proposal")]
    ParameterStepTooLarge,
    /// 6061
    #[msg("All 16 slots for live proposals are taken")]
    ProposalLimit,
    /// 6062
    #[msg("The owner already has a live proposal")]
    ProposalPending,
    /// 6063
    #[msg("The owner's stake is below min_proposal_stake")]
    BelowMinProposalStake,
    /// 6064
    #[msg("The owner's tokens staked before the snapshot are below min_vote_stake")]
    BelowMinVoterStake,
    /// 6065
    #[msg("The id is not the next proposal's")]
    ProposalIdMismatch,
    /// 6066
    #[msg("The proposal's state does not allow this")]
    WrongProposalState,
    /// 6067
    #[msg("The proposal is of another type than the instruction executes")]
    WrongProposalType,
    /// 6068
    #[msg("Signer is not the proposer")]
    NotProposer,
    /// 6069
    #[msg("No stake of the owner counted at the snapshot")]
    NoPowerAtSnapshot,
    /// 6070
    #[msg("The owner has already voted on this proposal")]
    AlreadyVoted,
    /// 6071
    #[msg("Voting is over")]
    VotingEnded,
    /// 6072
    #[msg("Voting is not over")]
    VotingActive,
    /// 6073
    #[msg("The timelock has not run out")]
    TimelockActive,
    /// 6074
    #[msg("The proposal's time to act is over; it can only expire")]
    ProposalExpired,
    /// 6075
    #[msg("The proposal can still be acted on; it cannot expire yet")]
    ProposalNotExpired,
    /// 6076
    #[msg("The proposal was already executed")]
    AlreadyExecuted,
    /// 6077
    #[msg("The guardian's right to veto has ended")]
    VetoEnded,
    /// 6078
    #[msg("A vote is 0 (no), 1 (yes) or 2 (abstain)")]
    InvalidSide,
    /// 6079
    #[msg("The same payload was defeated less than cooldown_days ago")]
    ProposalCoolDown,
    /// 6080
    #[msg("The payload's purpose, amount or destination is not valid")]
    PayloadInvalid,
    /// 6081
    #[msg("The buffer's bytes do not have the hash that was voted on")]
    BufferHashMismatch,
    /// 6082
    #[msg("The buffer's authority is not the governance account")]
    BufferAuthorityMismatch,
    /// 6083
    #[msg("The account is not the proposal's program buffer")]
    BufferInvalid,
    /// 6084
    #[msg("The vote needs an attestation of the owner")]
    NotAttested,
    /// 6085
    #[msg("The bond was already returned")]
    BondAlreadyReturned,
    /// 6086
    #[msg("The proposal is still live")]
    ProposalLive,
    /// 6087
    #[msg("The payment exceeds what the treasury may spend in 30 days")]
    SpendingCapExceeded,
    /// 6088
    #[msg("The payment would leave the treasury below its reserve_floor")]
    ReserveFloorBreached,
    /// 6089
    #[msg("The account is not the destination that was voted on")]
    WrongDestination,
    /// 6090
    #[msg("No buyback programme is running")]
    BuybackInactive,
    /// 6091
    #[msg("The buyback price is zero or above buyback_max_price")]
    BuybackPriceOutOfRange,
    /// 6092
    #[msg("The amount exceeds what is left of the programme or of buyback_weekly_cap")]
    BuybackCapExceeded,
    /// 6093
    #[msg("The amount is too small to be worth one unit of the quote asset")]
    BuybackDust,
    /// 6094
    #[msg("Nothing has been released since the last payment")]
    NothingReleasable,
    /// 6095
    #[msg("The exit needs the owner's next ticket account and the system program")]
    TicketMissing,
    /// 6096
    #[msg("A vesting needs an amount, at most 3650 days, and a cliff within them")]
    VestingOutOfRange,
    /// 6097
    #[msg("No feature has this bit")]
    UnknownFeature,
    /// 6098
    #[msg("A timelock cannot be shorter than 2 days")]
    BelowTimelockFloor,
    /// 6099
    #[msg("The account exists already")]
    AlreadyInitialized,
    /// 6100
    #[msg("The penalty vault is empty")]
    NothingToSweep,
    /// 6101
    #[msg("The mint is not the pool's, or the quote mint is the pool's")]
    WrongMint,
    /// 6102
    #[msg("The proposal was made for another stake account")]
    WrongStakeAccount,
    /// 6103
    #[msg("The account numbered tickets faster than one a second; close it some seconds later")]
    ClosedTooSoon,
}

impl From<StakingError> for ProgramError {
    fn from(error: StakingError) -> Self {
        ProgramError::Custom(u32::from(error))
    }
}
