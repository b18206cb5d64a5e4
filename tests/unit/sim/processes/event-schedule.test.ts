import { describe, expect, it } from 'vitest';
import type { EventSpec } from '#sim/core/run-spec.ts';
import { EventSchedule } from '#sim/processes/event-schedule.ts';

const DAY = 86_400;

describe('sim/processes/event-schedule.ts', () => {
  it('brings a price shock once, in the first tick at or after its time', () => {
    const schedule = new EventSchedule([
      { kind: 'price', atSeconds: 2 * DAY, changeBps: 100 },
      { kind: 'price', atSeconds: DAY + 1, changeBps: -6_000 },
      { kind: 'price', atSeconds: 2 * DAY, changeBps: 200 },
      { kind: 'exodus', atSeconds: 0, shareBps: 100 },
    ]);
    const changes = [0, 1, 2, 3].map((day) => {
      schedule.advanceTo(day * DAY);
      return schedule.priceChangesBps;
    });
    expect(changes).toEqual([[], [], [-6_000, 100, 200], []]);
  });

  it('multiplies the shocks of demand that last, each from the tick in which it came', () => {
    const events: readonly EventSpec[] = [
      { kind: 'demand', atSeconds: 0, factor: 2 },
      { kind: 'demand', atSeconds: DAY / 2, factor: 0.5, forSeconds: 2 * DAY },
      { kind: 'demand', atSeconds: 2 * DAY, factor: 10, forSeconds: 1 },
    ];
    const schedule = new EventSchedule(events);
    const factors = [0, 1, 2, 3, 4].map((day) => {
      schedule.advanceTo(day * DAY);
      return schedule.demandFactor;
    });
    expect(factors).toEqual([2, 1, 10, 2, 2]);
  });

  it('has nothing to bring without events', () => {
    const schedule = new EventSchedule();
    schedule.advanceTo(DAY);
    expect([schedule.priceChangesBps, schedule.demandFactor]).toEqual([[], 1]);
  });
});
