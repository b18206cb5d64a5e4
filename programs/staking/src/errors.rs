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
    #[msg("The mint's supply is zero or above 4,000,000,000,000,000,000 base units")]
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
    #[msg("min_claim is above total_supply")]
    MinClaimOutOfRange,
    /// 6036
    #[msg("One whole token is more than max_stake: the mint has too many decimals for its supply")]
    DecimalsOutOfRange,
}
