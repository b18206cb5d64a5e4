import { describe, expect, it } from 'vitest';
import { createPoolModel } from '#sim/ledger/pool-model.ts';
import { GENESIS_DAY, onlyFeatures, smallPlan } from '#tests/support/staking-plans.ts';

describe('sim/ledger/pool-model', () => {
  it('starts on the day of genesis with the parameters of the plan and nothing staked', () => {
    const pool = createPoolModel(smallPlan({ features: onlyFeatures('boosters', 'pause') }));
    expect(pool).toMatchObject({
      genesisDay: GENESIS_DAY,
      lastDay: GENESIS_DAY,
      minWeight: 1n,
      totalSupply: 1_000_000n,
      weeklyBudgetCap: 9_589n,
      features: (1 << 1) | (1 << 15),
      minStake: 100n,
      maxStake: 50_000n,
      boostDays: 10,
      boostVotingBps: 1_500,
      ticketDays: 14,
      minDebateFee: 5n,
      totalStaked: 0n,
      pendingRaises: [0n, 0n, 0n, 0n],
    });
  });

  it('keeps its parameters apart from the plan, which executed proposals do not change', () => {
    const plan = smallPlan();
    const pool = createPoolModel(plan);
    pool.lockDays[1] = 8;
    pool.multiplierBps[1] = 13_000;
    expect([plan.staking.lockDays[1], plan.staking.multiplierBps[1], pool.openLockDays[1]]).toEqual([7, 12_000, 7]);
  });
});
