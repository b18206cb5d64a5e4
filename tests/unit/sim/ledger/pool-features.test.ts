import { describe, expect, it } from 'vitest';
import { hasFeature, isPaused, notRolled, PAUSE, pausedVotingSeconds } from '#sim/ledger/pool-features.ts';
import { createPoolModel, type PoolModel } from '#sim/ledger/pool-model.ts';
import { REFUSED } from '#sim/ledger/predictions.ts';
import { clockAt, onlyFeatures, smallPlan } from '#tests/support/staking-plans.ts';

function pausedPool(mask: number): PoolModel {
  const pool = createPoolModel(smallPlan());
  return Object.assign(pool, { pauseMask: mask, pauseStarted: 100n, pauseUntil: 200n, votePausedSeconds: 7n });
}

describe('sim/ledger/pool-features', () => {
  it('reads a feature by its bit', () => {
    const pool = createPoolModel(smallPlan({ features: onlyFeatures('coolDown') }));
    expect([hasFeature(pool, 'coolDown'), hasFeature(pool, 'compounding')]).toEqual([true, false]);
  });

  it('pauses what the mask names, up to the end', () => {
    const pool = pausedPool(PAUSE.stake | PAUSE.fund);
    expect([isPaused(pool, 199n, 'stake'), isPaused(pool, 200n, 'stake')]).toEqual([true, false]);
    expect([isPaused(pool, 199n, 'fund'), isPaused(pool, 199n, 'vote')]).toEqual([true, false]);
  });

  it('counts the seconds in which voting was paused, of this pause up to now', () => {
    const pool = pausedPool(PAUSE.vote);
    expect([90n, 150n, 900n].map((now) => pausedVotingSeconds(pool, now))).toEqual([7n, 57n, 107n]);
    expect(pausedVotingSeconds(pausedPool(PAUSE.stake), 150n)).toBe(7n);
  });

  it('is ready on the open day, and when the clock runs forward', () => {
    const pool = createPoolModel(smallPlan());
    expect(notRolled(pool, clockAt(0, 23).unixSeconds)).toBeUndefined();
    expect(notRolled(pool, clockAt(1, 0).unixSeconds)).toBe(REFUSED.PoolNotRolled);
    expect(notRolled(pool, clockAt(0, 5).unixSeconds)).toBe(REFUSED.ClockWentBack);
  });
});
