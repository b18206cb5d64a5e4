import { bpsFloor } from '../core/fixed.ts';
import { SECONDS_PER_DAY } from '../core/units.ts';
import type { StakeEntryState } from '../ports/staking-chain.ts';
import { daysHeld, entriesOf, leaveEntry, stakedBaseUnits } from './holding.ts';
import type { Intent, Observation } from './policy.ts';
import { isPaused } from './program-switches.ts';

/** A share of wallet and stake together, rounded down. */
export function shareOfHolding(observation: Observation, shareBps: number): bigint {
  return bpsFloor(observation.walletBaseUnits + stakedBaseUnits(observation), shareBps);
}

/** New deposits and extensions are taken. */
export function canStake({ pool, unixSeconds }: Observation): boolean {
  return !isPaused(pool, 'stake', unixSeconds);
}

/** Days until an entry goes without penalty; 0 when it does so now. */
export function daysToLockEnd(entry: StakeEntryState, { unixSeconds }: Observation): number {
  return Math.max(0, Number(entry.lockEndUnixSeconds) - unixSeconds) / SECONDS_PER_DAY;
}

/**
 * Takes out the deposits that `leaves` says, by force where a lock runs; true when nothing stays. While a vote or a
 * proposal holds the stake, all of it stays.
 */
export function askLeave(
  observation: Observation,
  intents: Intent[],
  leaves: (entry: StakeEntryState) => boolean,
): boolean {
  const entries = entriesOf(observation);
  if (daysHeld(observation) > 0) return entries.length === 0;
  let staying = 0;
  for (const entry of entries) {
    if (leaves(entry)) intents.push(leaveEntry(entry, observation));
    else staying++;
  }
  return staying === 0;
}

/** Takes everything out, by force where a lock runs; true when nothing stays. */
export function askLeaveAll(observation: Observation, intents: Intent[]): boolean {
  return askLeave(observation, intents, () => true);
}

/** The scenario's longest lock, by position. */
export function longestLock(lockDays: readonly number[]): number {
  return lockDays.reduce((longest, days, index) => (days > (lockDays[longest] as number) ? index : longest), 0);
}
