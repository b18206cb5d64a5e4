import type { Outcome } from '../ports/staking-chain.ts';

/** What the model says an action will do: an `Outcome` without the compute units, which no model predicts. */
export type Prediction = { readonly accepted: true } | Refusal;

export interface Refusal {
  readonly accepted: false;
  readonly errorCode: number;
  readonly errorName: string;
}

export const ACCEPTED: Prediction = Object.freeze({ accepted: true });

/** The staking program's own errors that honest state can lead to; its numbers are append-only. */
const PROGRAM_ERRORS = {
  ZeroAmount: 6000,
  UnknownLock: 6001,
  StakeBelowMinimum: 6002,
  StakeCapExceeded: 6003,
  EntriesFull: 6004,
  EntryNotFound: 6005,
  AmountExceedsEntry: 6006,
  RemainderBelowMinStake: 6007,
  StillLocked: 6008,
  NothingToClaim: 6009,
  ClaimBelowMinimum: 6010,
  PoolNotRolled: 6011,
  ClockWentBack: 6012,
  WeeklyBudgetExceeded: 6013,
  MathOverflow: 6032,
} as const;

/** Errors of what is around the program: Anchor's check of an account that is not open, and the token program's. */
const RUNTIME_ERRORS = {
  AccountOwnedByWrongProgram: 3007,
  TokenInsufficientFunds: 1,
  TokenOverflow: 14,
} as const;

type RefusalName = keyof typeof PROGRAM_ERRORS | keyof typeof RUNTIME_ERRORS;

function refusal(errorName: string, errorCode: number): Refusal {
  return Object.freeze({ accepted: false, errorCode, errorName });
}

/** One shared value per refusal that the model can predict, so that predicting allocates nothing. */
export const REFUSED = Object.freeze(
  Object.fromEntries(
    Object.entries({ ...PROGRAM_ERRORS, ...RUNTIME_ERRORS }).map(([name, code]) => [name, refusal(name, code)]),
  ),
) as Readonly<Record<RefusalName, Refusal>>;

/** True when the chain did what was predicted: accepted, or refused with the same name and code. */
export function outcomeMatches(predicted: Prediction, outcome: Outcome): boolean {
  if (predicted.accepted || outcome.accepted) {
    return predicted.accepted === outcome.accepted;
  }
  return predicted.errorCode === outcome.errorCode && predicted.errorName === outcome.errorName;
}

/** `accepted`, or name and code of the refusal. */
export function describeOutcome(outcome: Prediction | Outcome): string {
  return outcome.accepted ? 'accepted' : `${outcome.errorName} (${outcome.errorCode})`;
}
