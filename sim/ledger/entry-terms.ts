import type { StakeEntryState } from '../ports/staking-chain.ts';
import { AGE_TIERS, agedPowerFloor, agesReached, boostedWeightFloor } from './reward-math.ts';

/** What an entry weighs and votes with on a day follows from these; a decoded entry and its model both have them. */
export type EntryTerms = Pick<
  StakeEntryState,
  | 'weightLocked'
  | 'weightBase'
  | 'startDay'
  | 'endDay'
  | 'ended'
  | 'flatPower'
  | 'agedPower'
  | 'boostBps'
  | 'boostEndDay'
  | 'boostOver'
>;

/** A lock of 0 days has no boost: it earns at its base weight from the first day. */
export function hasNoLock(entry: EntryTerms): boolean {
  return entry.endDay === entry.startDay;
}

/** The lock still has days to settle. */
export function lockUnsettled(entry: EntryTerms): boolean {
  return !entry.ended && !hasNoLock(entry);
}

/** A booster still has days to settle. */
export function boostUnsettled(entry: EntryTerms): boolean {
  return entry.boostBps !== 0 && !entry.boostOver;
}

function isLockedOn(entry: EntryTerms, day: number): boolean {
  return !hasNoLock(entry) && day <= entry.endDay;
}

/** Reward weight in one of the four conditions. */
export function weightWhen(entry: EntryTerms, locked: boolean, boosted: boolean): bigint {
  const weight = locked ? entry.weightLocked : entry.weightBase;
  return boosted && entry.boostBps !== 0 ? boostedWeightFloor(weight, entry.boostBps) : weight;
}

/** Reward weight that the tick of a day counts. */
export function weightOn(entry: EntryTerms, day: number): bigint {
  return weightWhen(entry, isLockedOn(entry, day), day <= entry.boostEndDay);
}

/** Stake weight as far as it is settled: no booster, no age. */
export function settledWeight(entry: EntryTerms): bigint {
  return entry.ended ? entry.weightBase : entry.weightLocked;
}

/** Voting power with so many age tiers reached. */
export function powerWhen(entry: EntryTerms, locked: boolean, ages: number): bigint {
  return agedPowerFloor(locked && !entry.flatPower ? entry.weightLocked : entry.weightBase, ages);
}

/** Age tiers that an entry has reached on a day. */
export function agesOn(entry: EntryTerms, day: number): number {
  return entry.agedPower ? agesReached(day - entry.startDay) : 0;
}

/** Voting power on a day after the deposit. */
export function powerOn(entry: EntryTerms, day: number): bigint {
  return powerWhen(entry, isLockedOn(entry, day), agesOn(entry, day));
}

/** Day whose close brings the rise to an age tier. */
function riseDay(entry: EntryTerms, tier: number): number {
  return entry.startDay + (AGE_TIERS[tier] as (typeof AGE_TIERS)[number]).days - 1;
}

/** What reaching an age tier adds; on the lock's last day the rise comes before the drop. */
export function powerRise(entry: EntryTerms, tier: number): bigint {
  const locked = isLockedOn(entry, riseDay(entry, tier));
  return powerWhen(entry, locked, tier + 1) - powerWhen(entry, locked, tier);
}

/** Power that ends with the lock, at the age that the entry then has. */
export function powerDrop(entry: EntryTerms): bigint {
  const ages = agesOn(entry, entry.endDay + 1);
  return powerWhen(entry, true, ages) - powerWhen(entry, false, ages);
}

/**
 * Calls `change` for each day from `from` on whose close changes what an active entry counts: the lock's end, the
 * booster's end, rises by age. What is negative rises.
 */
export function forEachDrop(
  entry: EntryTerms,
  from: number,
  change: (day: number, weight: bigint, power: bigint) => void,
): void {
  const locked = isLockedOn(entry, from);
  if (locked) {
    change(entry.endDay, weightLostAfter(entry, entry.endDay), powerDrop(entry));
  }
  const boosted = entry.boostBps !== 0 && from <= entry.boostEndDay;
  if (boosted && !(locked && entry.boostEndDay === entry.endDay)) {
    change(entry.boostEndDay, weightLostAfter(entry, entry.boostEndDay), 0n);
  }
  for (let tier = 0; entry.agedPower && tier < AGE_TIERS.length; tier += 1) {
    const day = riseDay(entry, tier);
    if (day >= from) {
      change(day, 0n, -powerRise(entry, tier));
    }
  }
}

/** Reward weight that ends with a day. */
function weightLostAfter(entry: EntryTerms, day: number): bigint {
  return weightOn(entry, day) - weightOn(entry, day + 1);
}
