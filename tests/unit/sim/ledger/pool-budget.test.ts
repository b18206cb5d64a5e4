import { describe, expect, it } from 'vitest';
import { addBudget, budgetFits, burned, minted, setRewardRate, takeBack } from '#sim/ledger/pool-budget.ts';
import { createPoolModel } from '#sim/ledger/pool-model.ts';
import { smallPlan } from '#tests/support/staking-plans.ts';

describe('sim/ledger/pool-budget', () => {
  it('adds to the budget of next week by source, above the weekly cap too', () => {
    const pool = createPoolModel(smallPlan());
    addBudget(pool, 10_000n, 'fee');
    addBudget(pool, 200n, 'inflation');
    addBudget(pool, 30n, 'grant');
    expect(pool).toMatchObject({
      budgetNext: 10_230n,
      totalFunded: 10_230n,
      fundedFees: 10_000n,
      fundedInflation: 200n,
      fundedGrants: 30n,
    });
  });

  it('fits as long as its sums fit u64', () => {
    const pool = createPoolModel(smallPlan());
    pool.totalFunded = 5n;
    expect([budgetFits(pool, (1n << 64n) - 6n), budgetFits(pool, (1n << 64n) - 5n)]).toEqual([true, false]);
  });

  it('lets the weekly cap follow the supply and the rate', () => {
    const pool = createPoolModel(smallPlan());
    minted(pool, 1_000_000n);
    expect([pool.totalSupply, pool.totalMinted, pool.weeklyBudgetCap]).toEqual([2_000_000n, 1_000_000n, 19_178n]);
    burned(pool, 500_000n);
    expect([pool.totalSupply, pool.totalBurned, pool.weeklyBudgetCap]).toEqual([1_500_000n, 500_000n, 14_383n]);
    setRewardRate(pool, 10_000);
    expect([pool.rewardRateBps, pool.weeklyBudgetCap]).toEqual([10_000, 28_767n]);
  });

  it('takes forfeited rewards back into later weeks', () => {
    const pool = createPoolModel(smallPlan());
    pool.reserveOwed = 50n;
    takeBack(pool, 20n);
    expect([pool.reserveOwed, pool.budgetIdle, pool.totalForfeited]).toEqual([30n, 20n, 20n]);
  });
});
