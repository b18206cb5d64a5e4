import { describe, expect, it } from 'vitest';
import { type EntryModel, emptyEntry } from '#sim/ledger/entry-model.ts';
import { countEntry, uncountEntry } from '#sim/ledger/entry-totals.ts';
import { closeOpenDay } from '#sim/ledger/pool-days.ts';
import { createPoolModel, type PoolModel } from '#sim/ledger/pool-model.ts';
import { GENESIS_DAY, smallPlan } from '#tests/support/staking-plans.ts';

/** 1,000 on day 0, locked for 7 days at 1.2x, with power by age. */
function agedEntry(change: Partial<EntryModel> = {}): EntryModel {
  return {
    ...emptyEntry(),
    live: true,
    amount: 1_000n,
    weightLocked: 1_200n,
    weightBase: 1_000n,
    startDay: GENESIS_DAY,
    endDay: GENESIS_DAY + 7,
    tier: 1,
    agedPower: true,
    ...change,
  };
}

function totals(pool: PoolModel): readonly unknown[] {
  const scheduled = [...pool.expiryWeight, ...pool.expiryPower].filter((change) => (change ?? 0n) !== 0n);
  const { activeWeight, activePower, pendingWeight, pendingPower, pendingDropWeight, pendingDropPower } = pool;
  return [activeWeight, activePower, pendingWeight, pendingPower, pendingDropWeight, pendingDropPower, scheduled];
}

describe('sim/ledger/entry-totals', () => {
  it('waits with drop and rises of the open day', () => {
    const pool = createPoolModel(smallPlan());
    countEntry(pool, agedEntry());
    expect([pool.pendingWeight, pool.pendingPower, pool.pendingDropWeight[1]]).toEqual([1_200n, 1_200n, 200n]);
    // After 7 days 1.2x of 1,200, still locked; the lock then ends at 1.2x; then 1.5x, 2x and 3x of 1,000.
    expect(pool.pendingRaises).toEqual([240n, 300n, 500n, 1_000n]);
    expect(pool.pendingDropPower[1]).toBe(240n);
  });

  it('follows power up and down through the days', () => {
    const pool = createPoolModel(smallPlan());
    countEntry(pool, agedEntry());
    const powers: bigint[] = [];
    for (let day = 0; day < 181; day += 1) {
      closeOpenDay(pool);
      powers.push(pool.activePower);
    }
    const changes = powers.flatMap((power, index) => (power === powers[index - 1] ? [] : [[index + 1, power]]));
    expect(changes).toEqual([
      [1, 1_200n],
      [7, 1_440n],
      [8, 1_200n],
      [30, 1_500n],
      [90, 2_000n],
      [180, 3_000n],
    ]);
  });

  it.each([0, 3, 7, 8, 40])('leaves nothing behind when it takes out what it counted: day %i', (days) => {
    const pool = createPoolModel(smallPlan());
    const untouched = createPoolModel(smallPlan());
    const entry = agedEntry();
    countEntry(pool, entry);
    for (let day = 0; day < days; day += 1) {
      closeOpenDay(pool);
      closeOpenDay(untouched);
    }
    if (days > 0) {
      uncountEntry(pool, entry);
      entry.boostBps = 1_000;
      entry.boostEndDay = GENESIS_DAY + days + 9;
      countEntry(pool, entry);
    }
    uncountEntry(pool, entry);
    expect(totals(pool)).toEqual(totals(untouched));
  });

  it('ends a booster on its day, and the lock inside it at boosted weight', () => {
    const pool = createPoolModel(smallPlan());
    const entry = agedEntry();
    countEntry(pool, entry);
    closeOpenDay(pool);
    uncountEntry(pool, entry);
    entry.boostBps = 1_000;
    entry.boostEndDay = GENESIS_DAY + 10;
    countEntry(pool, entry);
    const weights = [pool.activeWeight];
    for (let day = 1; day < 12; day += 1) {
      closeOpenDay(pool);
      weights.push(pool.activeWeight);
    }
    const boosted = Array.from({ length: 7 }, () => 1_320n);
    expect(weights).toEqual([...boosted, 1_100n, 1_100n, 1_100n, 1_000n, 1_000n]);
  });
});
