import { minBigint } from '../core/fixed.ts';
import type { StakingSpec } from '../core/run-spec.ts';
import { DAYS_PER_WEEK } from '../core/units.ts';
import type { DayRecordState, PoolState } from '../ports/staking-chain.ts';
import { ACC_FRACTION_BITS, dayShareFloor, RECENT_DAYS, weeklyBudgetCapFloor } from './reward-math.ts';

/** Mutable twin of the `StakingPool` account and its history and expiry pages. Arrays by day count from genesis. */
export interface PoolModel {
  readonly genesisDay: number;
  readonly minWeight: bigint;
  readonly weeklyBudgetCap: bigint;
  readonly lockDays: readonly number[];
  /** The open day: every day before it is closed. */
  lastDay: number;
  lastUpdate: bigint;
  totalStaked: bigint;
  stakerCount: number;
  acc: bigint;
  accWeekOpen: bigint;
  carry: bigint;
  activeWeight: bigint;
  pendingWeight: bigint;
  activePower: bigint;
  pendingPower: bigint;
  budgetCurrent: bigint;
  budgetReleased: bigint;
  budgetNext: bigint;
  budgetIdle: bigint;
  reserveOwed: bigint;
  totalFunded: bigint;
  totalReleased: bigint;
  totalClaimed: bigint;
  totalPenalties: bigint;
  /** Boosts of the open day's stakes by tier; scheduled at the day's close, when the lock ends are known. */
  readonly pendingDropWeight: bigint[];
  readonly pendingDropPower: bigint[];
  /** Boost that ends with each day; absent means none. */
  readonly expiryWeight: (bigint | undefined)[];
  readonly expiryPower: (bigint | undefined)[];
  readonly accByDay: bigint[];
  readonly powerByDay: bigint[];
  readonly stakedByDay: bigint[];
}

export interface PoolParams {
  readonly nowUnixSeconds: bigint;
  readonly genesisDay: number;
  readonly supplyBaseUnits: bigint;
  readonly decimals: number;
  readonly staking: StakingSpec;
  readonly rewardRateBps: number;
}

export function createPoolModel(params: PoolParams): PoolModel {
  return {
    genesisDay: params.genesisDay,
    minWeight: 10n ** BigInt(params.decimals),
    weeklyBudgetCap: weeklyBudgetCapFloor(params.supplyBaseUnits, params.rewardRateBps),
    lockDays: params.staking.lockDays,
    lastDay: params.genesisDay,
    lastUpdate: params.nowUnixSeconds,
    totalStaked: 0n,
    stakerCount: 0,
    acc: 0n,
    accWeekOpen: 0n,
    carry: 0n,
    activeWeight: 0n,
    pendingWeight: 0n,
    activePower: 0n,
    pendingPower: 0n,
    budgetCurrent: 0n,
    budgetReleased: 0n,
    budgetNext: 0n,
    budgetIdle: 0n,
    reserveOwed: 0n,
    totalFunded: 0n,
    totalReleased: 0n,
    totalClaimed: 0n,
    totalPenalties: 0n,
    pendingDropWeight: params.staking.lockDays.map(() => 0n),
    pendingDropPower: params.staking.lockDays.map(() => 0n),
    expiryWeight: [],
    expiryPower: [],
    accByDay: [],
    powerByDay: [],
    stakedByDay: [],
  };
}

/** Reward week of the open day, counted from genesis. */
export function openWeek(pool: PoolModel): number {
  return Math.floor((pool.lastDay - pool.genesisDay) / DAYS_PER_WEEK);
}

/** Accumulator after the tick of a closed day. */
export function accAfterDay(pool: PoolModel, day: number): bigint {
  return pool.accByDay[day - pool.genesisDay] as bigint;
}

/** Closes the open day: pay its share, end its locks, let its stakes in, write history, open the next day. */
export function closeOpenDay(pool: PoolModel): void {
  const slot = pool.lastDay - pool.genesisDay;
  payDayShare(pool, slot % DAYS_PER_WEEK === DAYS_PER_WEEK - 1);
  scheduleDrops(pool, slot);
  pool.activeWeight += pool.pendingWeight - (pool.expiryWeight[slot] ?? 0n);
  pool.activePower += pool.pendingPower - (pool.expiryPower[slot] ?? 0n);
  pool.expiryWeight[slot] = undefined;
  pool.expiryPower[slot] = undefined;
  pool.pendingWeight = 0n;
  pool.pendingPower = 0n;
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

function scheduleDrops(pool: PoolModel, slot: number): void {
  for (let tier = 0; tier < pool.lockDays.length; tier += 1) {
    const lock = pool.lockDays[tier] as number;
    const weight = pool.pendingDropWeight[tier] as bigint;
    const power = pool.pendingDropPower[tier] as bigint;
    if (lock > 0 && (weight !== 0n || power !== 0n)) {
      pool.expiryWeight[slot + lock] = (pool.expiryWeight[slot + lock] ?? 0n) + weight;
      pool.expiryPower[slot + lock] = (pool.expiryPower[slot + lock] ?? 0n) + power;
      pool.pendingDropWeight[tier] = 0n;
      pool.pendingDropPower[tier] = 0n;
    }
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

/** Snapshot in the port's shape. */
export function poolState(pool: PoolModel): PoolState {
  const recent: DayRecordState[] = [];
  for (let slot = 0; slot < RECENT_DAYS; slot += 1) {
    // The newest closed day whose number is `slot` modulo 32; before genesis it reads as zeros.
    const newest = pool.lastDay - 1;
    recent.push(dayRecord(pool, newest - ((newest - slot) % RECENT_DAYS)));
  }
  return {
    totalStakedBaseUnits: pool.totalStaked,
    totalVotingPower: pool.activePower + pool.pendingPower,
    lastUpdateUnixSeconds: pool.lastUpdate,
    acc: pool.acc,
    accWeekOpen: pool.accWeekOpen,
    carry: pool.carry,
    activeWeight: pool.activeWeight,
    pendingWeight: pool.pendingWeight,
    activePower: pool.activePower,
    pendingPower: pool.pendingPower,
    budgetCurrentBaseUnits: pool.budgetCurrent,
    budgetReleasedBaseUnits: pool.budgetReleased,
    budgetNextBaseUnits: pool.budgetNext,
    budgetIdleBaseUnits: pool.budgetIdle,
    reserveOwedBaseUnits: pool.reserveOwed,
    totalFundedBaseUnits: pool.totalFunded,
    totalReleasedBaseUnits: pool.totalReleased,
    totalClaimedBaseUnits: pool.totalClaimed,
    totalPenaltiesBaseUnits: pool.totalPenalties,
    weeklyBudgetCapBaseUnits: pool.weeklyBudgetCap,
    genesisDay: pool.genesisDay,
    lastDay: pool.lastDay,
    stakerCount: pool.stakerCount,
    recent,
  };
}
