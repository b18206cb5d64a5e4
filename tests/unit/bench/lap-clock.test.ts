import { describe, expect, it } from 'vitest';
import { LapClock } from '../../../bench/lap-clock.ts';
import { Stopwatch } from '../../../bench/stopwatch.ts';

describe('bench/lap-clock', () => {
  it('leaves out what another watch measures', () => {
    const apart = new Stopwatch();
    const laps = new LapClock(apart);
    laps.begin();
    apart.seconds += 1_000_000;
    laps.end('csv');
    // The million seconds did not pass.
    expect(laps.seconds.csv).toBeLessThan(-999_000);
  });

  it('divides time without gaps', () => {
    const laps = new LapClock(new Stopwatch());
    laps.begin();
    laps.end('genesis');
    for (let tick = 0; tick < 100; tick += 1) {
      laps.end('acting');
      laps.end('ledger');
    }
    const { genesis, acting, ledger, csv } = laps.seconds;
    expect(csv).toBe(0);
    expect(laps.total).toBeCloseTo(genesis + acting + ledger, 9);
  });
});
