import { minBigint } from '../core/fixed.ts';
import { DAYS_PER_WEEK } from '../core/units.ts';
import type { DayRecordState } from '../ports/staking-chain.ts';
import type { PoolModel } from './pool-model.ts';
import { ACC_FRACTION_BITS, AGE_TIERS, dayShareFloor } from './reward-math.ts';

/** Reward week of the open day, counted from genesis. */
export function openWeek({ lastDay, genesisDay }: Pick<PoolModel, 'lastDay' | 'genesisDay'>): number {
  return Math.floor((lastDay - genesisDay) / DAYS_PER_WEEK);
}

/** Accumulator after the tick of a closed day. */
export function accAfterDay(pool: PoolModel, day: number): bigint {
  return pool.accByDay[day - pool.genesisDay] as bigint;
}

/** Closes the open day: pay its share, end its locks, let its stakes in, write history, open the next day. */
export function closeOpenDay(pool: PoolModel): void {
  const slot = pool.lastDay - pool.genesisDay;
  payDayShare(pool, slot % DAYS_PER_WEEK === DAYS_PER_WEEK - 1);
  schedulePending(pool);
  pool.activeWeight += pool.pendingWeight - (pool.expiryWeight[slot] ?? 0n);
  pool.activePower += pool.pendingPower - (pool.expiryPower[slot] ?? 0n);
  pool.expiryWeight[slot] = undefined;
  pool.expiryPower[slot] = undefined;
  pool.pendingWeight = 0n;
  pool.pendingPower = 0n;
  // A copy: an executed proposal changes the other one in place.
  pool.openLockDays = [...pool.lockDays];
  pool.accByDay[slot] = pool.acc;
  pool.powerByDay[slot] = pool.activePower;
  pool.stakedByDay[slot] = pool.totalStaked;
  pool.lastDay += 1;
  if ((slot + 1) % DAYS_PER_WEEK === 0) {
    openNextWeek(pool);
  }
}

function payDayShare(pool: PoolModel, isLastDayOfWeek: boolean): void {
  const share = isLastDayOfWeek ? pool.budgetCurrent - pool.budgetReleased : dayShareFloor(pool.budgetCurrent);
  pool.budgetReleased += share;
  if (pool.activeWeight < pool.minWeight) {
    pool.budgetIdle += share;
    return;
  }
  const numerator = (share << ACC_FRACTION_BITS) + pool.carry;
  pool.acc += numerator / pool.activeWeight;
  pool.carry = numerator % pool.activeWeight;
  pool.reserveOwed += share;
  pool.totalReleased += share;
}

/** Writes the drops and rises of the open day's stakes to the days on which they happen. */
function schedulePending(pool: PoolModel): void {
  for (let tier = 0; tier < pool.openLockDays.length; tier += 1) {
    const weight = pool.pendingDropWeight[tier] as bigint;
    const power = pool.pendingDropPower[tier] as bigint;
    if (weight !== 0n || power !== 0n) {
      dropAfter(pool, pool.lastDay + (pool.openLockDays[tier] as number), weight, power);
      pool.pendingDropWeight[tier] = 0n;
      pool.pendingDropPower[tier] = 0n;
    }
  }
  for (let age = 0; age < AGE_TIERS.length; age += 1) {
    const rise = pool.pendingRaises[age] as bigint;
    if (rise !== 0n) {
      dropAfter(pool, pool.lastDay + (AGE_TIERS[age] as { days: number }).days - 1, 0n, -rise);
      pool.pendingRaises[age] = 0n;
    }
  }
}

/** Schedules a change for the close of a day that is still to come; what is negative rises. */
export function dropAfter(pool: PoolModel, day: number, weight: bigint, power: bigint): void {
  const slot = day - pool.genesisDay;
  if (weight !== 0n) {
    pool.expiryWeight[slot] = (pool.expiryWeight[slot] ?? 0n) + weight;
  }
  if (power !== 0n) {
    pool.expiryPower[slot] = (pool.expiryPower[slot] ?? 0n) + power;
  }
}

function openNextWeek(pool: PoolModel): void {
  pool.accWeekOpen = pool.acc;
  const available = pool.budgetNext + pool.budgetIdle;
  pool.budgetCurrent = minBigint(available, pool.weeklyBudgetCap);
  pool.budgetIdle = available - pool.budgetCurrent;
  pool.budgetNext = 0n;
  pool.budgetReleased = 0n;
}

/** The record of a closed day, or zeros for a day that is not closed (as an unwritten slot holds). */
export function dayRecord(pool: PoolModel, day: number): DayRecordState {
  const slot = day - pool.genesisDay;
  if (slot < 0) {
    return { acc: 0n, powerBaseUnits: 0n, stakedBaseUnits: 0n };
  }
  return {
    acc: pool.accByDay[slot] ?? 0n,
    powerBaseUnits: pool.powerByDay[slot] ?? 0n,
    stakedBaseUnits: pool.stakedByDay[slot] ?? 0n,
  };
}
