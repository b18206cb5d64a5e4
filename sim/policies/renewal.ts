import { SECONDS_PER_DAY } from '../core/units.ts';
import type { StakeEntryState } from '../ports/staking-chain.ts';
import { askDeposit } from './deposit.ts';
import { canRelock, entriesOf, lockDaysAt } from './holding.ts';
import type { Intent, Observation } from './policy.ts';

/** From so many deposits on they are merged when their locks end, so that new ones find a place. */
const MERGES_FROM_DEPOSITS = 10;

/** What is put under a lock together. */
export interface Renewal {
  /** Deposits that may leave without penalty. */
  readonly matured: readonly StakeEntryState[];
  /** From the wallet. */
  readonly freshBaseUnits: bigint;
  /** By position. */
  readonly lockIndex: number;
}

/**
 * Starts matured deposits anew where they are, if the lock is no lighter than the one they had. The others, and all of
 * them when places become few, leave and make one new deposit with what is fresh, unless something holds them.
 */
export function askRenewal(observation: Observation, intents: Intent[], renewal: Renewal): void {
  const { matured, freshBaseUnits, lockIndex } = renewal;
  const canMove = canRelock(observation);
  const isCrowded = canMove && entriesOf(observation).length >= MERGES_FROM_DEPOSITS;
  const lockDays = lockDaysAt(observation.pool, lockIndex);
  const relocked: StakeEntryState[] = [];
  for (const entry of matured) {
    if (!isCrowded && canExtend(entry, observation, lockIndex)) {
      intents.push({ kind: 'extend_lock', entryIndex: entry.index, lockDays });
    } else if (canMove) {
      relocked.push(entry);
    }
  }
  askDeposit(observation, intents, { freshBaseUnits, relocked, lockIndex });
}

/** The program lets a deposit have a lock that ends no earlier and weighs no less. */
export function canExtend(entry: StakeEntryState, { pool, unixSeconds }: Observation, lockIndex: number): boolean {
  const newEnd = BigInt(unixSeconds + lockDaysAt(pool, lockIndex) * SECONDS_PER_DAY);
  return newEnd >= entry.lockEndUnixSeconds && (pool.multiplierBps[lockIndex] ?? 0) >= entry.multiplierBps;
}
