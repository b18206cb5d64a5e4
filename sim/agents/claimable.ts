import { maxBigint, minBigint } from '../core/fixed.ts';
import { boostUnsettled, lockUnsettled, weightWhen } from '../ledger/entry-terms.ts';
import { openWeek } from '../ledger/pool-days.ts';
import { rewardFloor } from '../ledger/reward-math.ts';
import type { PoolState, StakeEntryState, UserStakeState } from '../ports/staking-chain.ts';
import type { AccHistory } from './acc-history.ts';

/**
 * What `claim_rewards` would pay now, in base units: what earlier settlements left in closed weeks, and what live
 * entries earned since, up to the opening of the current week. Floors once over all entries, as the program does,
 * so it is exact whenever `history` is.
 */
export function claimableBaseUnits(stake: UserStakeState, pool: PoolState, history: AccHistory): bigint {
  let earnedQ64 = stake.rewardDustQ64;
  for (const entry of stake.entries) {
    if (entry.startDay < pool.lastDay) earnedQ64 += earnedInClosedWeeksQ64(entry, pool, history);
  }
  const settled = stake.owedBaseUnits + (stake.owedOpenWeek < openWeek(pool) ? stake.owedOpenBaseUnits : 0n);
  return settled + rewardFloor(earnedQ64);
}

/** Up to three stretches of constant weight, bounded by the ends of the lock and of the booster. */
function earnedInClosedWeeksQ64(entry: StakeEntryState, pool: PoolState, history: AccHistory): bigint {
  const from = entry.started ? entry.paidAcc : history.accAfterDay(entry.startDay);
  const closedTo = pool.accWeekOpen;
  const hasLock = lockUnsettled(entry);
  const hasBooster = boostUnsettled(entry);
  if (!hasLock && !hasBooster) return stretch(entry.weightBase, from, pool.acc, closedTo);
  if (!hasBooster && !entry.vests) {
    const lockTo = accUpTo(entry.endDay, from, pool, history);
    return stretch(entry.weightLocked, from, lockTo, closedTo) + stretch(entry.weightBase, lockTo, pool.acc, closedTo);
  }
  const lockTo = hasLock ? accUpTo(entry.endDay, from, pool, history) : from;
  const boostTo = hasBooster ? accUpTo(entry.boostEndDay, from, pool, history) : from;
  const first = minBigint(lockTo, boostTo);
  const second = maxBigint(lockTo, boostTo);
  const lockIsLonger = lockTo > boostTo;
  const both = weightWhen(entry, true, true);
  const one = weightWhen(entry, lockIsLonger, !lockIsLonger);
  const base = entry.weightBase;
  const afterBoth = stretch(base, second, pool.acc, closedTo);
  if (!entry.vests) return stretch(both, from, first, closedTo) + stretch(one, first, second, closedTo) + afterBoth;
  // Under the lock only 1.0x is paid; the rest waits for its end.
  const afterLock = lockIsLonger ? 0n : stretch(one, first, second, closedTo);
  return stretch(base, from, lockTo, closedTo) + afterLock + afterBoth;
}

/** Accumulator after a day, as far as it has come, and not before `from`. */
function accUpTo(day: number, from: bigint, pool: PoolState, history: AccHistory): bigint {
  return pool.lastDay > day ? maxBigint(history.accAfterDay(day), from) : pool.acc;
}

/** `weight` over the part of a stretch of the accumulator that lies in closed weeks. */
function stretch(weight: bigint, from: bigint, to: bigint, closedTo: bigint): bigint {
  return from < closedTo ? weight * (minBigint(to, closedTo) - from) : 0n;
}
