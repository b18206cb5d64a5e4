import type { StakeEntryState } from '../ports/staking-chain.ts';
import { boostUnsettled, lockUnsettled } from './entry-terms.ts';
import { addUnsettled, type LinearForm } from './linear-form.ts';

/** Sums over the entries of one reading of an account, with what they have earned since they were last paid. */
export interface EntrySums extends Readonly<LinearForm> {
  /** Of the amounts, base units. */
  readonly stakedBaseUnits: bigint;
  /** Of the settled rewards that vesting entries keep back, base units. */
  readonly waitingBaseUnits: bigint;
  /** Last open day for which weight and offset hold: the day after it an entry starts, or a lock or a booster is over. */
  readonly holdTo: number;
}

/** Of an account without entries. */
export const NO_SUMS: EntrySums = Object.freeze({
  stakedBaseUnits: 0n,
  waitingBaseUnits: 0n,
  weight: 0n,
  offset: 0n,
  holdTo: Number.POSITIVE_INFINITY,
});

/** Sums on the open day `lastDay`. `accAfterDay` gives the accumulator after a closed day. */
export function sumEntries(
  entries: readonly StakeEntryState[],
  lastDay: number,
  accAfterDay: (day: number) => bigint,
): EntrySums {
  if (entries.length === 0) {
    return NO_SUMS;
  }
  const form = { weight: 0n, offset: 0n };
  let stakedBaseUnits = 0n;
  let waitingBaseUnits = 0n;
  let holdTo = Number.POSITIVE_INFINITY;
  for (let position = 0; position < entries.length; position += 1) {
    const entry = entries[position] as StakeEntryState;
    stakedBaseUnits += entry.amountBaseUnits;
    if (entry.boostOwedBaseUnits !== 0n) {
      waitingBaseUnits += entry.boostOwedBaseUnits;
    }
    if (entry.startDay < lastDay) {
      addUnsettled(form, entry, lastDay, accAfterDay);
    }
    holdTo = Math.min(holdTo, nextChange(entry, lastDay));
  }
  return { stakedBaseUnits, waitingBaseUnits, weight: form.weight, offset: form.offset, holdTo };
}

export function areSame(a: EntrySums, b: EntrySums): boolean {
  return (
    a.stakedBaseUnits === b.stakedBaseUnits &&
    a.waitingBaseUnits === b.waitingBaseUnits &&
    a.weight === b.weight &&
    a.offset === b.offset &&
    a.holdTo === b.holdTo
  );
}

/** First day from `lastDay` on whose close changes what an entry earns: it starts, its lock ends, its booster ends. */
function nextChange(entry: StakeEntryState, lastDay: number): number {
  if (entry.startDay >= lastDay) {
    return entry.startDay;
  }
  const lockEnd = lockUnsettled(entry) && entry.endDay >= lastDay ? entry.endDay : Number.POSITIVE_INFINITY;
  const boosted = boostUnsettled(entry) && entry.boostEndDay >= lastDay;
  return boosted ? Math.min(lockEnd, entry.boostEndDay) : lockEnd;
}
