import { maxBigint, minBigint } from '../core/fixed.ts';
import type { EntryModel } from './entry-model.ts';
import { boostUnsettled, lockUnsettled, weightWhen } from './entry-terms.ts';
import { accAfterDay, openWeek } from './pool-days.ts';
import type { PoolModel } from './pool-model.ts';
import { fractionOf, rewardFloor } from './reward-math.ts';
import type { UserModel } from './user-model.ts';

/** Rewards since the last settlement, in base units. */
export interface Accrual {
  earned: bigint;
  /** The part of weeks that have ended. */
  closed: bigint;
  /** What is left below a base unit, in 2^-64. */
  dustQ64: bigint;
  /** What earlier settlements kept back and an ended lock now sets free. */
  unlocked: bigint;
  /** What vesting entries keep back until their lock ends, by entry index. */
  readonly waiting: bigint[];
}

export function createAccrual(): Accrual {
  return { earned: 0n, closed: 0n, dustQ64: 0n, unlocked: 0n, waiting: [] };
}

/** Every slot of an account, as bits. */
export const ALL_ENTRIES = 0xffff;

/** Sums of one settlement, Q64.64, and the stretch of the accumulator that is being added up. */
interface Sums {
  earnedQ64: bigint;
  closedQ64: bigint;
  /** Accumulator up to which the weeks are closed. */
  readonly closedTo: bigint;
  /** Weight over the stretch, not yet in the sums. */
  weight: bigint;
  from: bigint;
  to: bigint;
}

/** Computes what a settlement of the entries in `mask` would add, into `out`; changes nothing else. */
export function accrue(pool: PoolModel, user: UserModel, out: Accrual, mask: number = ALL_ENTRIES): void {
  const dust = user.rewardDustQ64;
  const sums: Sums = { earnedQ64: dust, closedQ64: dust, closedTo: pool.accWeekOpen, weight: 0n, from: 0n, to: 0n };
  out.unlocked = 0n;
  for (let index = 0; index < user.entries.length; index += 1) {
    const entry = user.entries[index] as EntryModel;
    out.waiting[index] = 0n;
    if (!isSettled(pool, entry, mask, index)) {
      continue;
    }
    const from = entry.started ? entry.paidAcc : accAfterDay(pool, entry.startDay);
    const locked = lockUnsettled(entry);
    if (!locked && !boostUnsettled(entry)) {
      addStretch(sums, entry.weightBase, from, pool.acc);
      continue;
    }
    const waiting = accrueChanging(pool, entry, from, sums);
    if (locked && pool.lastDay > entry.endDay) {
      out.unlocked += entry.boostOwed + waiting;
    } else {
      out.waiting[index] = waiting;
    }
  }
  closeStretch(sums);
  // Floor once per settlement, over all entries; the fraction waits for the next one, so settling often costs nothing.
  out.earned = rewardFloor(sums.earnedQ64);
  out.closed = rewardFloor(sums.closedQ64);
  out.dustQ64 = fractionOf(sums.earnedQ64);
}

/**
 * An entry under a lock or a booster: up to three stretches of constant weight, bounded by the ends of both. Returns
 * the whole base units that a vesting entry keeps back; their fraction goes where all fractions go.
 */
function accrueChanging(pool: PoolModel, entry: EntryModel, from: bigint, sums: Sums): bigint {
  const lockTo = lockUnsettled(entry) ? accUpTo(pool, entry.endDay, from) : from;
  const boostTo = boostUnsettled(entry) ? accUpTo(pool, entry.boostEndDay, from) : from;
  const first = minBigint(lockTo, boostTo);
  const second = maxBigint(lockTo, boostTo);
  const lockIsLonger = lockTo > boostTo;
  const base = entry.weightBase;
  // Boosted weights take a division, and most entries have one of the two stretches, or none.
  const both = first === from ? base : weightWhen(entry, true, true);
  const one = second === first ? base : weightWhen(entry, lockIsLonger, !lockIsLonger);
  addStretch(sums, base, second, pool.acc);
  if (!entry.vests) {
    addStretch(sums, both, from, first);
    addStretch(sums, one, first, second);
    return 0n;
  }
  // Under the lock only 1.0x is credited; the rest waits for the lock's end.
  addStretch(sums, base, from, lockTo);
  let waitingQ64 = first === from ? 0n : (both - base) * (first - from);
  if (!lockIsLonger) {
    addStretch(sums, one, first, second);
  } else if (second !== first) {
    waitingQ64 += (one - base) * (second - first);
  }
  sums.earnedQ64 += fractionOf(waitingQ64);
  return rewardFloor(waitingQ64);
}

/** Accumulator up to the close of a day or, while it is not closed, up to now. */
function accUpTo(pool: PoolModel, day: number, from: bigint): bigint {
  return pool.lastDay > day ? maxBigint(accAfterDay(pool, day), from) : pool.acc;
}

/** `weight` over a stretch of the accumulator. Entries that were settled together share it, and one multiplication. */
function addStretch(sums: Sums, weight: bigint, from: bigint, to: bigint): void {
  if (from === to) {
    return;
  }
  if (from === sums.from && to === sums.to) {
    sums.weight += weight;
    return;
  }
  closeStretch(sums);
  sums.weight = weight;
  sums.from = from;
  sums.to = to;
}

function closeStretch(sums: Sums): void {
  const { weight, from, to, closedTo } = sums;
  if (weight === 0n) {
    return;
  }
  const earnedQ64 = weight * (to - from);
  sums.earnedQ64 += earnedQ64;
  if (from < closedTo) {
    sums.closedQ64 += to <= closedTo ? earnedQ64 : weight * (closedTo - from);
  }
}

/** What could be claimed after a settlement that adds `accrual`. */
export function claimable(pool: PoolModel, user: UserModel, accrual: Accrual): bigint {
  const closedBefore = user.owedOpenWeek < openWeek(pool) ? user.owed + user.owedOpen : user.owed;
  return closedBefore + accrual.closed;
}

/** Writes a settlement: moves the last open week over, adds `accrual`, moves the entries in `mask` to the present. */
export function settle(pool: PoolModel, user: UserModel, accrual: Accrual, mask: number = ALL_ENTRIES): void {
  const week = openWeek(pool);
  if (user.owedOpenWeek < week) {
    user.owed += user.owedOpen;
    user.owedOpen = 0n;
    user.owedOpenWeek = week;
  }
  user.owed += accrual.closed;
  user.owedOpen += accrual.earned - accrual.closed + accrual.unlocked;
  user.rewardsEarned += accrual.earned + accrual.unlocked;
  user.rewardDustQ64 = accrual.dustQ64;
  for (let index = 0; index < user.entries.length; index += 1) {
    const entry = user.entries[index] as EntryModel;
    if (isSettled(pool, entry, mask, index)) {
      settleEntry(pool, user, entry, accrual.waiting[index] as bigint);
    }
  }
}

function settleEntry(pool: PoolModel, user: UserModel, entry: EntryModel, waiting: bigint): void {
  entry.started = true;
  entry.paidAcc = pool.acc;
  entry.boostOwed += waiting;
  if (boostUnsettled(entry) && pool.lastDay > entry.boostEndDay) {
    entry.boostOver = true;
  }
  if (lockUnsettled(entry) && pool.lastDay > entry.endDay) {
    entry.ended = true;
    entry.boostOwed = 0n;
    user.votingPower -= entry.weightLocked - entry.weightBase;
  }
}

/** An entry of the open day has earned nothing and stays as it is. */
function isSettled(pool: PoolModel, entry: EntryModel, mask: number, index: number): boolean {
  return entry.live && entry.startDay < pool.lastDay && (mask & (1 << index)) !== 0;
}
