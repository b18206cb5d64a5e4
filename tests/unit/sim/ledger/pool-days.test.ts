import { describe, expect, it } from 'vitest';
import { accAfterDay, closeOpenDay, dayRecord, dropAfter, openWeek } from '#sim/ledger/pool-days.ts';
import { createPoolModel, type PoolModel } from '#sim/ledger/pool-model.ts';
import { poolState } from '#sim/ledger/pool-state.ts';
import { GENESIS_DAY, smallPlan } from '#tests/support/staking-plans.ts';

const ONE = 1n << 64n;

function newPool(decimals = 0): PoolModel {
  const plan = smallPlan();
  return createPoolModel({ ...plan, token: { ...plan.token, decimals } });
}

function closeDays(pool: PoolModel, days: number): void {
  for (let day = 0; day < days; day += 1) {
    closeOpenDay(pool);
  }
}

describe('sim/ledger/pool-days', () => {
  it('pays a week in seven shares, the last one with the remainder', () => {
    const pool = newPool();
    pool.activeWeight = 4_096n;
    pool.budgetNext = 705n;
    closeDays(pool, 7);
    // Week 0 had no budget; week 1 opens with 705 = 6 * 100 + 105.
    expect(pool.totalReleased).toBe(0n);
    expect(pool.budgetCurrent).toBe(705n);
    expect(pool.budgetNext).toBe(0n);
    const released: bigint[] = [];
    for (let day = 0; day < 7; day += 1) {
      const before = pool.totalReleased;
      closeOpenDay(pool);
      released.push(pool.totalReleased - before);
    }
    expect(released).toEqual([100n, 100n, 100n, 100n, 100n, 100n, 105n]);
    // All of it over 4,096 of weight: 705 * 2^64 / 2^12, without a remainder.
    expect(pool.acc).toBe((705n * ONE) / 4_096n);
    expect(pool.carry).toBe(0n);
    expect(pool.reserveOwed).toBe(705n);
    expect(openWeek(pool)).toBe(2);
  });

  it('carries the remainder of a division into the next day', () => {
    const pool = newPool();
    pool.activeWeight = 3n;
    pool.budgetCurrent = 700n;
    // 2^64 mod 3 = 1, so 100 * 2^64 mod 3 = 1, then 1 + 1 = 2, then 1 + 2 = 3: nothing is left.
    closeOpenDay(pool);
    expect(pool.carry).toBe(1n);
    closeOpenDay(pool);
    expect(pool.carry).toBe(2n);
    closeOpenDay(pool);
    expect(pool.carry).toBe(0n);
    expect(pool.acc).toBe(100n * ONE);
  });

  it('keeps the shares of days below one whole token of weight for later weeks', () => {
    const pool = newPool(3);
    pool.activeWeight = 999n;
    pool.budgetCurrent = 705n;
    closeDays(pool, 6);
    expect([pool.acc, pool.totalReleased, pool.budgetIdle]).toEqual([0n, 0n, 600n]);
    closeOpenDay(pool);
    // All 705 were idle, and are the budget of the week that opens.
    expect([pool.budgetCurrent, pool.budgetIdle]).toEqual([705n, 0n]);
    pool.activeWeight = 1_000n;
    closeOpenDay(pool);
    expect(pool.totalReleased).toBe(100n);
  });

  it('caps a week and leaves the excess idle', () => {
    const pool = newPool();
    pool.budgetNext = 9_589n;
    pool.budgetIdle = 500n;
    closeDays(pool, 7);
    expect([pool.budgetCurrent, pool.budgetIdle]).toEqual([9_589n, 500n]);
  });

  it('counts a stake from the next day, and its boost up to and including the end day', () => {
    const pool = newPool();
    // 1,000 locked for 7 days at 1.2x on day 0.
    pool.pendingWeight = 1_200n;
    pool.pendingPower = 1_200n;
    pool.pendingDropWeight[1] = 200n;
    pool.pendingDropPower[1] = 200n;
    pool.totalStaked = 1_000n;
    const weightOfDay: bigint[] = [];
    for (let day = 0; day < 10; day += 1) {
      weightOfDay.push(pool.activeWeight);
      closeOpenDay(pool);
    }
    expect(weightOfDay).toEqual([0n, 1_200n, 1_200n, 1_200n, 1_200n, 1_200n, 1_200n, 1_200n, 1_000n, 1_000n]);
    expect([pool.pendingWeight, pool.pendingDropWeight[1]]).toEqual([0n, 0n]);
  });

  it('marks the accumulator at the opening of each week', () => {
    const pool = newPool();
    pool.activeWeight = 1n;
    pool.budgetCurrent = 7n;
    closeDays(pool, 6);
    expect(pool.accWeekOpen).toBe(0n);
    closeOpenDay(pool);
    expect(pool.accWeekOpen).toBe(7n * ONE);
  });

  it('keeps every closed day, and shows the last 32 by day modulo 32', () => {
    const pool = newPool();
    for (let day = 0; day < 40; day += 1) {
      pool.totalStaked = BigInt(day);
      closeOpenDay(pool);
    }
    const { recent } = poolState(pool);
    expect(recent).toHaveLength(32);
    expect(recent[(GENESIS_DAY + 39) % 32]?.stakedBaseUnits).toBe(39n);
    expect(recent[(GENESIS_DAY + 8) % 32]?.stakedBaseUnits).toBe(8n);
    expect(dayRecord(pool, GENESIS_DAY + 7).stakedBaseUnits).toBe(7n);
    expect(dayRecord(pool, GENESIS_DAY + 40)).toEqual({ acc: 0n, powerBaseUnits: 0n, stakedBaseUnits: 0n });
  });

  it('shows zeros in the slots of days before genesis', () => {
    const pool = newPool();
    pool.totalStaked = 5n;
    closeOpenDay(pool);
    const written = poolState(pool).recent.filter(({ stakedBaseUnits }) => stakedBaseUnits !== 0n);
    expect(written).toHaveLength(1);
  });

  it('offers new locks from the next day on, and schedules the open day by its own', () => {
    const pool = newPool();
    pool.pendingWeight = 1_200n;
    pool.pendingDropWeight[1] = 200n;
    pool.lockDays[1] = 14;
    expect(pool.openLockDays).toEqual([0, 7, 30, 90, 180]);
    closeOpenDay(pool);
    expect([pool.openLockDays[1], pool.expiryWeight[7]]).toEqual([14, 200n]);
    pool.lockDays[1] = 21;
    expect(pool.openLockDays[1]).toBe(14);
  });

  it('schedules the rises of the open day by age', () => {
    const pool = newPool();
    pool.pendingRaises.splice(0, 4, 1n, 2n, 3n, 4n);
    closeOpenDay(pool);
    expect([6, 29, 89, 179].map((slot) => pool.expiryPower[slot])).toEqual([-1n, -2n, -3n, -4n]);
    expect(pool.pendingRaises).toEqual([0n, 0n, 0n, 0n]);
  });

  it('adds scheduled changes of one day up', () => {
    const pool = newPool();
    dropAfter(pool, GENESIS_DAY + 3, 5n, -2n);
    dropAfter(pool, GENESIS_DAY + 3, 1n, 0n);
    expect([pool.expiryWeight[3], pool.expiryPower[3]]).toEqual([6n, -2n]);
  });

  it('gives the accumulator after a closed day', () => {
    const pool = newPool();
    pool.activeWeight = 1n;
    pool.budgetCurrent = 7n;
    closeDays(pool, 2);
    expect([accAfterDay(pool, GENESIS_DAY), accAfterDay(pool, GENESIS_DAY + 1)]).toEqual([ONE, 2n * ONE]);
  });
});
