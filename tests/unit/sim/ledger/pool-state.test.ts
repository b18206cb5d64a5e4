import { describe, expect, it } from 'vitest';
import { closeOpenDay } from '#sim/ledger/pool-days.ts';
import { createPoolModel } from '#sim/ledger/pool-model.ts';
import { poolState } from '#sim/ledger/pool-state.ts';
import { GENESIS_DAY, smallPlan } from '#tests/support/staking-plans.ts';

describe('sim/ledger/pool-state', () => {
  it('snapshots parameters and totals, apart from the model', () => {
    const pool = createPoolModel(smallPlan());
    pool.pendingPower = 5n;
    pool.activePower = 7n;
    pool.totalForfeited = 3n;
    const state = poolState(pool);
    expect(state).toMatchObject({
      totalVotingPower: 12n,
      totalForfeitedBaseUnits: 3n,
      totalSupplyBaseUnits: 1_000_000n,
      openLockDays: [0, 7, 30, 90, 180],
      boostLongTermBps: 2_000,
      minDebateFeeBaseUnits: 5n,
      genesisDay: GENESIS_DAY,
    });
    pool.lockDays[1] = 9;
    pool.pendingRaises[0] = 1n;
    expect([state.lockDays[1], state.pendingRaises[0]]).toEqual([7, 0n]);
  });

  it('shows the last 32 days by day modulo 32', () => {
    const pool = createPoolModel(smallPlan());
    for (let day = 0; day < 40; day += 1) {
      pool.totalStaked = BigInt(day);
      closeOpenDay(pool);
    }
    const staked = poolState(pool).recent.map(({ stakedBaseUnits }) => Number(stakedBaseUnits));
    expect(staked).toHaveLength(32);
    expect(staked[(GENESIS_DAY + 39) % 32]).toBe(39);
    expect(Math.min(...staked)).toBe(8);
  });
});
