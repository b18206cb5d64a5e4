import type { StakeEntryState } from '../ports/staking-chain.ts';

type LockedDeposit = Pick<StakeEntryState, 'index' | 'amountBaseUnits' | 'startDay' | 'endDay'>;

/**
 * How long deposits with a lock lay, against how long they promised to. A promise ends with its lock, or before that
 * with what leaves; an extension replaces it. Days are whole, as in the entries; what left between two readings left
 * on the day of the second.
 */
export class LockRecord {
  /** Promises that have ended: base units x days of the lock. */
  promisedDays = 0n;
  /** Of these, base units x days that were kept. */
  keptDays = 0n;

  /** Entries of one account in two readings, the later one on `day`; locks that were over before `countedDay` are counted. */
  noteReading(
    before: readonly LockedDeposit[],
    after: readonly LockedDeposit[],
    countedDay: number,
    day: number,
  ): void {
    for (let position = 0; position < before.length; position++) {
      const entry = before[position] as LockedDeposit;
      if (!isPromise(entry) || entry.endDay < countedDay || isSame(entry, after[position])) continue;
      const left = entry.amountBaseUnits - remainderOf(entry, after);
      if (left > 0n) this.#end(left, entry, Math.min(day, entry.endDay));
    }
  }

  /** A deposit whose lock is over; call it once for each. */
  noteEnd(entry: LockedDeposit): void {
    if (isPromise(entry)) this.#end(entry.amountBaseUnits, entry, entry.endDay);
  }

  #end(amountBaseUnits: bigint, { startDay, endDay }: LockedDeposit, lastDay: number): void {
    this.promisedDays += amountBaseUnits * BigInt(endDay - startDay);
    this.keptDays += amountBaseUnits * BigInt(lastDay - startDay);
  }
}

function isPromise({ startDay, endDay }: LockedDeposit): boolean {
  return endDay > startDay;
}

/** Entries are in slot order, and most stay as they are. */
function isSame(entry: LockedDeposit, other: LockedDeposit | undefined): boolean {
  return (
    other !== undefined &&
    other.index === entry.index &&
    other.startDay === entry.startDay &&
    other.endDay === entry.endDay &&
    other.amountBaseUnits === entry.amountBaseUnits
  );
}

/** What of an entry still lies: under the same lock, or under one that was extended. */
function remainderOf(entry: LockedDeposit, after: readonly LockedDeposit[]): bigint {
  const same = after.find(({ index }) => index === entry.index);
  const isOther = same === undefined || same.startDay < entry.startDay || same.endDay < entry.endDay;
  if (isOther || same.amountBaseUnits > entry.amountBaseUnits) return 0n;
  return same.amountBaseUnits;
}
