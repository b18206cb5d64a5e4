import {
  daysHeld,
  entriesOf,
  fitDeposit,
  hasFreeSlot,
  isMatured,
  leaveEntry,
  lockDaysAt,
  stakedBaseUnits,
} from '../policies/holding.ts';
import type { Intent, Observation } from '../policies/policy.ts';
import { isPaused } from '../policies/program-switches.ts';

/** A wallet's deposit of all it has but `keepBaseUnits`, up to the cap per wallet; undefined when that is too little. */
export function depositOfAll(observation: Observation, lockIndex: number, keepBaseUnits: bigint): Intent | undefined {
  const { pool, walletBaseUnits, unixSeconds } = observation;
  if (isPaused(pool, 'stake', unixSeconds) || !hasFreeSlot(entriesOf(observation).length)) return undefined;
  const spare = walletBaseUnits - keepBaseUnits;
  const amountBaseUnits = fitDeposit(spare, spare, stakedBaseUnits(observation), pool);
  return amountBaseUnits === 0n ? undefined : { kind: 'stake', amountBaseUnits, lockDays: lockDaysAt(pool, lockIndex) };
}

/** How a wallet gets its deposits out: by breaking its locks, or at their ends. */
export type Exit = 'forced' | 'matured';

/** Takes out what the program lets go: nothing while a vote or a live proposal holds the stake. */
export function exitsOf(observation: Observation, exit: Exit): readonly Intent[] {
  if (daysHeld(observation) > 0) return [];
  return entriesOf(observation)
    .filter((entry) => exit === 'forced' || isMatured(entry, observation))
    .map((entry) => leaveEntry(entry, observation));
}
