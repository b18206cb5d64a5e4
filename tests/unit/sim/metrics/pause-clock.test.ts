import { describe, expect, it } from 'vitest';
import { PauseClock } from '#sim/metrics/pause-clock.ts';
import { aPool } from '#tests/support/sim-fixtures.ts';

const paused = aPool({ pauseMask: 1, pauseStartedUnixSeconds: 150n, pauseUntilUnixSeconds: 320n });

describe('sim/metrics/pause-clock.ts', () => {
  it('adds up the parts of a pause that fall into its ticks', () => {
    const clock = new PauseClock(0);
    const seconds = [100, 200, 300, 400, 500].map((now) => {
      clock.record(now < 150 ? aPool() : paused, now);
      return clock.pausedSeconds;
    });
    expect(seconds).toEqual([0, 50, 150, 170, 170]);
  });

  it('counts nothing while nothing is named', () => {
    const clock = new PauseClock(0);
    clock.record({ ...paused, pauseMask: 0 }, 400);
    expect(clock.pausedSeconds).toBe(0);
  });
});
