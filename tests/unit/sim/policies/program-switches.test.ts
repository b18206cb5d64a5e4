import { describe, expect, it } from 'vitest';
import { featureBit } from '#sim/core/features.ts';
import { isPaused, isSwitchedOn, pausedVotingSeconds } from '#sim/policies/program-switches.ts';
import { aPool } from '#tests/support/sim-fixtures.ts';

describe('sim/policies/program-switches.ts', () => {
  it('reads features by name', () => {
    const pool = aPool({ features: 1 << featureBit('buyback') });
    expect([isSwitchedOn(pool, 'buyback'), isSwitchedOn(pool, 'boosters')]).toEqual([true, false]);
  });

  it('knows what a pause names, and that it ends by itself', () => {
    const pool = aPool({ pauseMask: 1 << 5, pauseUntilUnixSeconds: 100n });
    expect([isPaused(pool, 'vote', 99), isPaused(pool, 'vote', 100), isPaused(pool, 'mint', 99)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('adds up the time in which voting was paused, up to now', () => {
    const pool = aPool({
      pauseMask: 1 << 5,
      pauseStartedUnixSeconds: 50n,
      pauseUntilUnixSeconds: 100n,
      votePausedSeconds: 7n,
    });
    expect([40n, 60n, 100n, 900n].map((now) => pausedVotingSeconds(pool, now))).toEqual([7n, 17n, 57n, 57n]);
    expect(pausedVotingSeconds({ ...pool, pauseMask: 1 }, 90n)).toBe(7n);
  });
});
