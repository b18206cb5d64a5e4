import { maxBigint, minBigint } from '#sim/core/fixed.ts';
import { DAYS_PER_WEEK } from '#sim/core/units.ts';
import type { PoolState, StakeEntryState, UserStakeState } from '#sim/ports/staking-chain.ts';
import { hasLock, weightOf } from './stake-previews.ts';

/** Rewards of one owner at the pool's open day, in base units, as a settlement would book them. */
export interface RewardBalance {
  /** What `claim_rewards` would pay: weeks that have ended. Refused below the pool's `min_claim`. */
  readonly claimableBaseUnits: bigint;
  /** Earned in the open week; claimable when it has ended. */
  readonly openBaseUnits: bigint;
  /** Earned above 1.0x by deposits that vest (BOOST_VESTS); due when their locks end, lost in part by leaving early. */
  readonly waitingBaseUnits: bigint;
}

/** Accumulator after the close of a day, Q64.64. */
export type AccAfterDay = (day: number) => bigint;

/** Sums of one settlement, Q64.64. */
interface Sums {
  earnedQ64: bigint;
  closedQ64: bigint;
}

const FRACTION_BITS = 64n;
const FRACTION = (1n << FRACTION_BITS) - 1n;

/** Days whose accumulator `previewRewards` asks for: starts, lock ends and booster ends that were never settled. */
export function daysToLookUp({ entries }: UserStakeState, lastDay: number): readonly number[] {
  return entries
    .filter(({ startDay }) => startDay < lastDay)
    .flatMap((entry) => [
      ...(entry.started ? [] : [entry.startDay]),
      ...(lockRuns(entry) && entry.endDay < lastDay ? [entry.endDay] : []),
      ...(boostRuns(entry) && entry.boostEndDay < lastDay ? [entry.boostEndDay] : []),
    ]);
}

/**
 * Rewards of an owner by the program's own arithmetic, to the base unit. Counts up to the pool's open day: days that
 * have ended since the last `roll` come with the next one.
 */
export function previewRewards(pool: PoolState, user: UserStakeState, accAfterDay: AccAfterDay): RewardBalance {
  const sums: Sums = { earnedQ64: user.rewardDustQ64, closedQ64: user.rewardDustQ64 };
  let unlocked = 0n;
  let waiting = 0n;
  for (const entry of user.entries) {
    if (entry.startDay >= pool.lastDay) {
      waiting += entry.boostOwedBaseUnits;
      continue;
    }
    const kept = entry.boostOwedBaseUnits + addEntry(sums, pool, entry, accAfterDay);
    if (lockRuns(entry) && pool.lastDay > entry.endDay) unlocked += kept;
    else waiting += kept;
  }
  const openWeek = Math.floor((pool.lastDay - pool.genesisDay) / DAYS_PER_WEEK);
  const weekEnded = user.owedOpenWeek < openWeek;
  const closed = sums.closedQ64 >> FRACTION_BITS;
  const open = (sums.earnedQ64 >> FRACTION_BITS) - closed;
  return {
    claimableBaseUnits: user.owedBaseUnits + (weekEnded ? user.owedOpenBaseUnits : 0n) + closed,
    openBaseUnits: (weekEnded ? 0n : user.owedOpenBaseUnits) + open + unlocked,
    waitingBaseUnits: waiting,
  };
}

/** Adds up to three stretches of constant weight: to the first end of lock and booster, to the second, to now. */
function addEntry(sums: Sums, pool: PoolState, entry: StakeEntryState, accAfterDay: AccAfterDay): bigint {
  const from = entry.started ? entry.paidAcc : accAfterDay(entry.startDay);
  const reached = (runs: boolean, day: number): bigint => {
    if (!runs) return from;
    return pool.lastDay > day ? maxBigint(accAfterDay(day), from) : pool.acc;
  };
  const lockTo = reached(lockRuns(entry), entry.endDay);
  const boostTo = reached(boostRuns(entry), entry.boostEndDay);
  const stops = [from, minBigint(lockTo, boostTo), maxBigint(lockTo, boostTo), pool.acc] as const;
  let waitingQ64 = 0n;
  for (let stretch = 0; stretch < 3; stretch += 1) {
    const [start, end] = [stops[stretch] as bigint, stops[stretch + 1] as bigint];
    if (end <= start) continue;
    const locked = start < lockTo;
    const weight = weightOf(entry, locked, start < boostTo && entry.boostBps !== 0);
    const credited = entry.vests && locked ? entry.weightBase : weight;
    addStretch(sums, pool, credited, start, end);
    waitingQ64 += (weight - credited) * (end - start);
  }
  // The fraction is payable no sooner than what it is a part of.
  sums.earnedQ64 += waitingQ64 & FRACTION;
  return waitingQ64 >> FRACTION_BITS;
}

function addStretch(sums: Sums, { accWeekOpen }: PoolState, weight: bigint, from: bigint, to: bigint): void {
  sums.earnedQ64 += weight * (to - from);
  if (from < accWeekOpen) sums.closedQ64 += weight * (minBigint(to, accWeekOpen) - from);
}

/** The lock's end was not settled yet. */
function lockRuns(entry: StakeEntryState): boolean {
  return hasLock(entry) && !entry.ended;
}

function boostRuns(entry: StakeEntryState): boolean {
  return entry.boostBps !== 0 && !entry.boostOver;
}
