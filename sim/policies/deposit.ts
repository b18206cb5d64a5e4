import { minBigint } from '../core/fixed.ts';
import type { StakeEntryState } from '../ports/staking-chain.ts';
import {
  canRelock,
  entriesOf,
  fitDeposit,
  hasFreeSlot,
  leaveEntry,
  lockDaysAt,
  spentOf,
  stakeCapBaseUnits,
  stakedBaseUnits,
  sumOf,
} from './holding.ts';
import type { Intent, Observation } from './policy.ts';

/**
 * Brings the stake up to a target, the cap per wallet at most: one deposit of what is missing, together with what has
 * run out of its lock. A top-up below the least deposit waits for more. Nothing is taken out that is not staked again.
 */
export function topUpStake(observation: Observation, intents: Intent[], target: bigint, lockIndex: number): void {
  const spent = canRelock(observation) ? spentOf(entriesOf(observation), observation) : [];
  askDeposit(observation, intents, { freshBaseUnits: missingDeposit(observation, target), relocked: spent, lockIndex });
}

/** What the stake lacks of a target, the cap per wallet at most; 0n while it is less than the least deposit. */
export function missingDeposit(observation: Observation, target: bigint): bigint {
  const { pool } = observation;
  const missing = minBigint(target, stakeCapBaseUnits(pool)) - stakedBaseUnits(observation);
  return missing < pool.minStakeBaseUnits ? 0n : missing;
}

/** A new deposit. */
export interface DepositWish {
  /** From the wallet. */
  readonly freshBaseUnits: bigint;
  /** Deposits that leave in order to join it; they must be free to go. */
  readonly relocked: readonly StakeEntryState[];
  /** Its lock, by position. */
  readonly lockIndex: number;
  /** Rewards whose claim is among the same intents: in the wallet by the time it is made. */
  readonly claimedBaseUnits?: bigint;
}

/** Adds a deposit, after the exits that it is made of, raised to the least one; what it holds, 0n when it does not fit. */
export function askDeposit(observation: Observation, intents: Intent[], wish: DepositWish): bigint {
  const { pool, walletBaseUnits } = observation;
  const { freshBaseUnits, relocked, lockIndex, claimedBaseUnits = 0n } = wish;
  const freed = sumOf(relocked);
  const available = freed + walletBaseUnits + claimedBaseUnits;
  const amountBaseUnits = fitDeposit(freed + freshBaseUnits, available, stakedBaseUnits(observation) - freed, pool);
  if (amountBaseUnits === 0n || !hasFreeSlot(entriesOf(observation).length - relocked.length)) return 0n;
  for (const entry of relocked) intents.push(leaveEntry(entry, observation));
  intents.push({ kind: 'stake', amountBaseUnits, lockDays: lockDaysAt(pool, lockIndex) });
  return amountBaseUnits;
}
