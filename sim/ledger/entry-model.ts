import type { StakeEntryState } from '../ports/staking-chain.ts';

/** Mutable twin of one `StakeEntry` slot. */
export interface EntryModel {
  live: boolean;
  amount: bigint;
  lockEnd: bigint;
  paidAcc: bigint;
  /** Reward weight up to and including `endDay`, without booster. */
  weightLocked: bigint;
  /** Reward weight after it, without booster. */
  weightBase: bigint;
  startDay: number;
  endDay: number;
  tier: number;
  started: boolean;
  ended: boolean;
  /** Made by compounding: lock-free, never boosted, never aged, mergeable. */
  compound: boolean;
  /** What it earns above 1.0x under its lock waits in `boostOwed`. */
  vests: boolean;
  /** Votes without the lock's multiplier. */
  flatPower: boolean;
  /** Votes with a multiplier of its age. */
  agedPower: boolean;
  /** Of the lock, at the time of the deposit. */
  multiplierBps: number;
  /** Booster of the reward weight up to and including `boostEndDay`; 0 none. */
  boostBps: number;
  boostEndDay: number;
  boostOver: boolean;
  boostOwed: bigint;
}

/** A slot as the program leaves it when it frees it. */
export function emptyEntry(): EntryModel {
  return {
    live: false,
    amount: 0n,
    lockEnd: 0n,
    paidAcc: 0n,
    weightLocked: 0n,
    weightBase: 0n,
    startDay: 0,
    endDay: 0,
    tier: 0,
    started: false,
    ended: false,
    compound: false,
    vests: false,
    flatPower: false,
    agedPower: false,
    multiplierBps: 0,
    boostBps: 0,
    boostEndDay: 0,
    boostOver: false,
    boostOwed: 0n,
  };
}

/** Frees a slot: all zero. */
export function clearEntry(entry: EntryModel): void {
  Object.assign(entry, emptyEntry());
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
    compound: entry.compound,
    vests: entry.vests,
    flatPower: entry.flatPower,
    agedPower: entry.agedPower,
    multiplierBps: entry.multiplierBps,
    boostBps: entry.boostBps,
    boostEndDay: entry.boostEndDay,
    boostOver: entry.boostOver,
    boostOwedBaseUnits: entry.boostOwed,
  };
}
