import { bpsCeil, bpsFloor } from '#sim/core/fixed.ts';
import { dayOfUnixSeconds } from '#sim/core/units.ts';
import type { StakeEntryState } from '#sim/ports/staking-chain.ts';

/** A lock length and the voting power and reward weight that it gives, in basis points of the amount. */
export interface LockTier {
  readonly lockDays: number;
  readonly multiplierBps: number;
}

/** The plan's locks: 1.0x, 1.2x, 1.5x, 2.0x, 3.0x. A deployed pool's own are in `PoolState`. */
export const PLAN_LOCKS: readonly LockTier[] = [
  { lockDays: 0, multiplierBps: 10_000 },
  { lockDays: 7, multiplierBps: 12_000 },
  { lockDays: 30, multiplierBps: 15_000 },
  { lockDays: 90, multiplierBps: 20_000 },
  { lockDays: 180, multiplierBps: 30_000 },
];

/** Age in days and the multiplier of voting power from it on, while POWER_BY_AGE was on at the deposit. */
const AGE_TIERS: readonly (readonly [days: number, bps: number])[] = [
  [180, 30_000],
  [90, 20_000],
  [30, 15_000],
  [7, 12_000],
];
const NO_LOCK_BPS = 10_000;

/**
 * Multiplier of a deposit at a time, in basis points (15000 = 1.5x): its lock's up to and including the UTC day on
 * which the lock ends, 1.0x from the next day on. Throws a `RangeError` for a length that is not one of `locks`.
 */
export function getTimeMultiplier(
  stakeUnixSeconds: bigint,
  lockDays: number,
  nowUnixSeconds: bigint,
  locks: readonly LockTier[] = PLAN_LOCKS,
): number {
  const tier = locks.find((lock) => lock.lockDays === lockDays);
  if (tier === undefined) throw new RangeError(`no lock of ${lockDays} days`);
  const lastLockedDay = dayOfUnixSeconds(Number(stakeUnixSeconds)) + lockDays;
  return dayOfUnixSeconds(Number(nowUnixSeconds)) <= lastLockedDay ? tier.multiplierBps : NO_LOCK_BPS;
}

/** What an exit before the lock's end pays, in base units: `ceil(amount * penalty)` to the penalty vault, the rest out. */
export interface UnstakePayout {
  readonly penaltyBaseUnits: bigint;
  readonly toOwnerBaseUnits: bigint;
}

/** Splits an early exit of so many base units; the plan's penalty is 1000 basis points. */
export function applyUnstakePenalty(amountBaseUnits: bigint, penaltyBps: number = 1_000): UnstakePayout {
  const penaltyBaseUnits = bpsCeil(amountBaseUnits, penaltyBps);
  return { penaltyBaseUnits, toOwnerBaseUnits: amountBaseUnits - penaltyBaseUnits };
}

/** Voting power on a UTC day, as `get_voting_power` answers it on the open day: deposits of earlier days count. */
export function votingPowerOn(entries: readonly StakeEntryState[], day: number): bigint {
  let power = 0n;
  for (const entry of entries) {
    if (entry.startDay < day) power += powerOf(entry, hasLock(entry) && day <= entry.endDay, day);
  }
  return power;
}

/** One deposit's power: with its lock's multiplier or without, times its age's on `day`, each rounded down. */
export function powerOf(entry: StakeEntryState, locked: boolean, day: number): bigint {
  const power = locked && !entry.flatPower ? entry.weightLocked : entry.weightBase;
  const age = AGE_TIERS.find(([days]) => entry.agedPower && day - entry.startDay >= days);
  return age === undefined ? power : bpsFloor(power, age[1]);
}

/** Reward weight that the tick of a day counts: with its lock's multiplier and its boosters while they last. */
export function rewardWeightOn(entries: readonly StakeEntryState[], day: number): bigint {
  let weight = 0n;
  for (const entry of entries) {
    if (entry.startDay >= day) continue;
    weight += weightOf(entry, hasLock(entry) && day <= entry.endDay, entry.boostBps !== 0 && day <= entry.boostEndDay);
  }
  return weight;
}

export function weightOf(entry: StakeEntryState, locked: boolean, boosted: boolean): bigint {
  const weight = locked ? entry.weightLocked : entry.weightBase;
  return boosted ? bpsFloor(weight, 10_000 + entry.boostBps) : weight;
}

/** A lock of 0 days has no multiplier to lose. */
export function hasLock(entry: StakeEntryState): boolean {
  return entry.endDay !== entry.startDay;
}
