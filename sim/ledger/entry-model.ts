import type { StakeEntryState } from '../ports/staking-chain.ts';

/** Mutable twin of one `StakeEntry` slot. */
export interface EntryModel {
  live: boolean;
  amount: bigint;
  lockEnd: bigint;
  paidAcc: bigint;
  weightLocked: bigint;
  weightBase: bigint;
  startDay: number;
  endDay: number;
  tier: number;
  started: boolean;
  ended: boolean;
}

/** A lock of 0 days has no boost: it earns at its base weight from the first day. */
export function hasNoLock(entry: EntryModel): boolean {
  return entry.endDay === entry.startDay;
}

/** Frees a slot: all zero, as the program leaves it. */
export function clearEntry(entry: EntryModel): void {
  entry.live = false;
  entry.amount = 0n;
  entry.lockEnd = 0n;
  entry.paidAcc = 0n;
  entry.weightLocked = 0n;
  entry.weightBase = 0n;
  entry.startDay = 0;
  entry.endDay = 0;
  entry.tier = 0;
  entry.started = false;
  entry.ended = false;
}

/** Snapshot in the port's shape. */
export function entryState(index: number, entry: EntryModel): StakeEntryState {
  return {
    index,
    amountBaseUnits: entry.amount,
    lockEndUnixSeconds: entry.lockEnd,
    paidAcc: entry.paidAcc,
    weightLocked: entry.weightLocked,
    weightBase: entry.weightBase,
    startDay: entry.startDay,
    endDay: entry.endDay,
    tier: entry.tier,
    started: entry.started,
    ended: entry.ended,
  };
}
