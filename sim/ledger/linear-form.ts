import { maxBigint } from '../core/fixed.ts';
import type { StakeEntryState } from '../ports/staking-chain.ts';
import { boostUnsettled, lockUnsettled, weightWhen } from './entry-terms.ts';

/**
 * Rewards that entries have earned since they were last paid, as a linear form of the accumulator:
 * `weight * acc - offset`, Q64.64. While no entry changes and no day closes, only `acc` moves.
 */
export interface LinearForm {
  weight: bigint;
  offset: bigint;
}

/** What the form comes to when the accumulator stands at `acc`, Q64.64. */
export function valueAt(form: Readonly<LinearForm>, acc: bigint): bigint {
  return form.weight * acc - form.offset;
}

/** Adds what an entry of an earlier day has earned, with what it keeps back until its lock's end. */
export function addUnsettled(
  form: LinearForm,
  entry: StakeEntryState,
  lastDay: number,
  accAfterDay: (day: number) => bigint,
): void {
  let at = entry.started ? entry.paidAcc : accAfterDay(entry.startDay);
  let locked = lockUnsettled(entry);
  let boosted = boostUnsettled(entry);
  // Accumulator at which lock and booster ended; undefined while they run, and once they are settled.
  let lockTo = locked && entry.endDay < lastDay ? maxBigint(accAfterDay(entry.endDay), at) : undefined;
  let boostTo = boosted && entry.boostEndDay < lastDay ? maxBigint(accAfterDay(entry.boostEndDay), at) : undefined;
  // Up to three stretches of constant weight: to the first end, to the second, and on from there.
  while (lockTo !== undefined || boostTo !== undefined) {
    const lockIsNext = boostTo === undefined || (lockTo !== undefined && lockTo <= boostTo);
    const to = (lockIsNext ? lockTo : boostTo) as bigint;
    form.offset -= weightWhen(entry, locked, boosted) * (to - at);
    at = to;
    if (lockIsNext) {
      locked = false;
      lockTo = undefined;
    } else {
      boosted = false;
      boostTo = undefined;
    }
  }
  const weight = weightWhen(entry, locked, boosted);
  form.weight += weight;
  form.offset += weight * at;
}
