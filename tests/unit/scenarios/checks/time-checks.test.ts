import { describe, expect, it } from 'vitest';
import { checkTime } from '#scenarios/checks/time-checks.ts';
import { breachesOf, draftOf } from '#tests/support/scenario-drafts.ts';

describe('scenarios/checks/time-checks.ts', () => {
  it('takes ticks of which a whole number makes a day, and a week', () => {
    const ticks = ['1h', '2h', '3h', '4h', '6h', '8h', '12h', '24h', '1d', '7d', '1w'];
    expect(ticks.flatMap((tick) => breachesOf(checkTime, { tick, horizon: '4w' }))).toStrictEqual([]);
  });

  it.each(['5h', '7h', '36h', '2d', '6d'])('rejects a tick of %s', (tick) => {
    expect(breachesOf(checkTime, { tick })).toStrictEqual([
      expect.stringMatching(/^tick: a tick of which a whole number/),
    ]);
  });

  it('rejects a horizon that is no whole number of ticks', () => {
    expect(breachesOf(checkTime, { horizon: '36h' })).toStrictEqual(['horizon: a whole number of ticks of 1d | 36h']);
    expect(breachesOf(checkTime, { horizon: '1h' })).toStrictEqual(['horizon: a whole number of ticks of 1d | 1h']);
    expect(checkTime(draftOf({ horizon: '36h' }))[0]?.hint).toBe('use 1d or 2d');
  });

  it('takes the longest horizon in ticks of an hour', () => {
    expect(breachesOf(checkTime, { tick: '1h', horizon: '20y' })).toStrictEqual([]);
  });

  it('checks nothing of a draft without a tick', () => {
    expect(checkTime({})).toStrictEqual([]);
  });
});
