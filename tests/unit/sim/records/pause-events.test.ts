import { describe, expect, it } from 'vitest';
import { type PauseName, pauseMask } from '#sim/core/pauses.ts';
import { PauseEvents } from '#sim/records/pause-events.ts';

const DAY = 86_400;

/** A pause from the begin of a day on, as the pool keeps it. */
function paused(names: readonly PauseName[], fromDay: number, seconds: number) {
  return {
    pauseMask: pauseMask(names),
    pauseStartedUnixSeconds: BigInt(fromDay * DAY),
    pauseUntilUnixSeconds: BigInt(fromDay * DAY + seconds),
  };
}

const NEVER = paused([], 0, 0);

function told(events: PauseEvents, pool: typeof NEVER, day: number): string[] {
  return events.advanceTo(pool, day * DAY).map(({ kind, subject, detail }) => `${kind} ${subject}: ${detail}`);
}

describe('sim/records/pause-events.ts', () => {
  it('tells of a pause once, and of its end in the first tick without it', () => {
    const events = new PauseEvents();
    const pool = paused(['vote', 'stake'], 3, 2 * DAY);
    expect(told(events, NEVER, 2)).toEqual([]);
    expect(told(events, pool, 3)).toEqual(['pause stake, vote: paused by the guardian for 2 days']);
    expect(told(events, pool, 4)).toEqual([]);
    expect(told(events, pool, 5)).toEqual(['unpause stake, vote: no longer paused, after 2 days']);
    expect(told(events, pool, 6)).toEqual([]);
  });

  it('tells when a pause is lifted before its time', () => {
    const events = new PauseEvents();
    told(events, paused(['mint'], 3, 7 * DAY), 3);
    expect(told(events, paused([], 3, 7 * DAY), 4)).toEqual(['unpause mint: no longer paused, after 1 day']);
  });

  it('tells the end of one pause before the begin of the next', () => {
    const events = new PauseEvents();
    told(events, paused(['mint'], 3, 3_600), 3);
    expect(told(events, paused(['fund'], 4, DAY), 4)).toEqual([
      'unpause mint: no longer paused, after 1 hour',
      'pause fund: paused by the guardian for 1 day',
    ]);
  });

  it('takes a pause that replaces one in force for another', () => {
    const events = new PauseEvents();
    told(events, paused(['mint'], 3, 7 * DAY), 3);
    expect(told(events, paused(['mint', 'vote'], 5, DAY), 5)).toEqual([
      'pause vote, mint: paused by the guardian for 1 day',
    ]);
  });
});
