import { FIRST_MARKET_ERROR, MARKET_ERROR_NAMES } from '../ports/market-errors.ts';
import type { Outcome } from '../ports/staking-chain.ts';

/** What the model says an action will do: an `Outcome` without the compute units, which no model predicts. */
export type Prediction = { readonly accepted: true } | Refusal;

export interface Refusal {
  readonly accepted: false;
  readonly errorCode: number;
  readonly errorName: string;
}

export const ACCEPTED: Prediction = Object.freeze({ accepted: true });

/** The staking program's own errors in the order of its numbers, which are append-only. */
const PROGRAM_ERROR_NAMES = [
  'ZeroAmount',
  'UnknownLock',
  'StakeBelowMinimum',
  'StakeCapExceeded',
  'EntriesFull',
  'EntryNotFound',
  'AmountExceedsEntry',
  'RemainderBelowMinStake',
  'StillLocked',
  'NothingToClaim',
  'ClaimBelowMinimum',
  'PoolNotRolled',
  'ClockWentBack',
  'WeeklyBudgetExceeded',
  'InsufficientRewardReserve',
  'HistoryPageMissing',
  'ExpiryPageMissing',
  'PoolNotReady',
  'PageOutOfRange',
  'WrongOwner',
  'WrongVault',
  'DestinationNotOwned',
  'StakeRemains',
  'RewardsStillOpen',
  'SupplyMismatch',
  'SupplyOutOfRange',
  'MintCanFreeze',
  'RewardRateOutOfRange',
  'StakeLimitsOutOfRange',
  'LockDaysOutOfRange',
  'MultiplierOutOfRange',
  'PenaltyOutOfRange',
  'MathOverflow',
  'WrongUser',
  'ClockOutOfRange',
  'MinClaimOutOfRange',
  'DecimalsOutOfRange',
  'FeatureDisabled',
  'Paused',
  'VoteLocked',
  'ProposerLocked',
  'NotOptedIn',
  'LockNotExtended',
  'NoBoosterEarned',
  'DebateFeeTooSmall',
  'AlreadyMintedThisWeek',
  'InflationCapExceeded',
  'MintAuthorityNotProgram',
  'InflationOutOfRange',
  'NotAuthority',
  'NotGuardian',
  'NotAttestor',
  'RolesMustDiffer',
  'NotPendingAuthority',
  'PauseMaskInvalid',
  'PauseTooLong',
  'PauseCoolDown',
  'NotPaused',
  'ParameterOutOfRange',
  'UnknownParameter',
  'ParameterStepTooLarge',
  'ProposalLimit',
  'ProposalPending',
  'BelowMinProposalStake',
  'BelowMinVoterStake',
  'ProposalIdMismatch',
  'WrongProposalState',
  'WrongProposalType',
  'NotProposer',
  'NoPowerAtSnapshot',
  'AlreadyVoted',
  'VotingEnded',
  'VotingActive',
  'TimelockActive',
  'ProposalExpired',
  'ProposalNotExpired',
  'AlreadyExecuted',
  'VetoEnded',
  'InvalidSide',
  'ProposalCoolDown',
  'PayloadInvalid',
  'BufferHashMismatch',
  'BufferAuthorityMismatch',
  'BufferInvalid',
  'NotAttested',
  'BondAlreadyReturned',
  'ProposalLive',
  'SpendingCapExceeded',
  'ReserveFloorBreached',
  'WrongDestination',
  'BuybackInactive',
  'BuybackPriceOutOfRange',
  'BuybackCapExceeded',
  'BuybackDust',
  'NothingReleasable',
  'TicketMissing',
  'VestingOutOfRange',
  'UnknownFeature',
  'BelowTimelockFloor',
  'AlreadyInitialized',
  'NothingToSweep',
  'WrongMint',
  'WrongStakeAccount',
  'ClosedTooSoon',
] as const;

const FIRST_PROGRAM_ERROR = 6_000;

/** Errors of what is around the program: Anchor's check of an account that is not open, and the token program's. */
const RUNTIME_ERRORS = {
  AccountOwnedByWrongProgram: 3007,
  TokenInsufficientFunds: 1,
  TokenOverflow: 14,
} as const;

export type RefusalName = (typeof PROGRAM_ERROR_NAMES)[number] | keyof typeof RUNTIME_ERRORS;

function refusal(errorName: string, errorCode: number): Refusal {
  return Object.freeze({ accepted: false, errorCode, errorName });
}

/** One shared value per refusal that the model can predict, so that predicting allocates nothing. */
export const REFUSED = Object.freeze(
  Object.fromEntries([
    ...PROGRAM_ERROR_NAMES.map((name, index) => [name, refusal(name, FIRST_PROGRAM_ERROR + index)]),
    ...Object.entries(RUNTIME_ERRORS).map(([name, code]) => [name, refusal(name, code)]),
  ]),
) as Readonly<Record<RefusalName, Refusal>>;

/** The same of the market program, some of whose errors have the names of the staking program's. */
export const MARKET_REFUSED = Object.freeze(
  Object.fromEntries(MARKET_ERROR_NAMES.map((name, index) => [name, refusal(name, FIRST_MARKET_ERROR + index)])),
) as Readonly<Record<(typeof MARKET_ERROR_NAMES)[number], Refusal>>;

/** True when the chain did what was predicted: accepted, or refused with the same name and code. */
export function outcomeMatches(predicted: Prediction, outcome: Outcome): boolean {
  if (predicted.accepted || outcome.accepted) {
    return predicted.accepted === outcome.accepted;
  }
  return predicted.errorCode === outcome.errorCode && predicted.errorName === outcome.errorName;
}

/** `accepted`, or `refused with` name and code. */
export function describeOutcome(outcome: Prediction | Outcome): string {
  return outcome.accepted ? 'accepted' : `refused with ${outcome.errorName} (${outcome.errorCode})`;
}
