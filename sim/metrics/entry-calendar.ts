import type { EntryTerms } from '../ledger/entry-terms.ts';
import { AGE_TIERS } from '../ledger/reward-math.ts';

/** A day that never comes. */
export const NEVER = 0xffff_ffff;

/**
 * First day after `openDay` on which an active entry counts for something else by the calendar alone: its lock or its
 * booster is over, or it reaches an age tier. `NEVER` when nothing is left to come. The days alone cost no arithmetic
 * on amounts; `forEachDrop` of the ledger has what changes on them.
 */
export function dayOfNextChange(entry: EntryTerms, openDay: number): number {
  let day = NEVER;
  if (entry.endDay !== entry.startDay && openDay <= entry.endDay) day = entry.endDay + 1;
  if (entry.boostBps !== 0 && openDay <= entry.boostEndDay) day = Math.min(day, entry.boostEndDay + 1);
  if (entry.agedPower) day = Math.min(day, dayOfNextAge(entry.startDay, openDay));
  return day;
}

function dayOfNextAge(startDay: number, openDay: number): number {
  for (const { days } of AGE_TIERS) if (startDay + days > openDay) return startDay + days;
  return NEVER;
}
