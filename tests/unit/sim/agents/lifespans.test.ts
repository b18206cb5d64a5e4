import { describe, expect, it } from 'vitest';
import { drawArrivalDays, drawLifespan, exodusesOf } from '#sim/agents/lifespans.ts';
import { createRngFactory, type Rng } from '#sim/core/rng.ts';
import type { EventSpec } from '#sim/core/run-spec.ts';

const DAY = 86_400;
const RNGS = createRngFactory(9);

/** A stream whose draws come from a list. */
function drawing(...values: readonly number[]): Rng {
  const left = [...values];
  const next = (): number => left.shift() ?? 0;
  return { ...RNGS.stream('x', 'y'), nextFloat: next, bernoulli: (p) => next() < p };
}

const EXODUS = { kind: 'exodus', atSeconds: 10 * DAY, shareBps: 10_000 } as const;

describe('sim/agents/lifespans.ts', () => {
  it('has the share of the start there at genesis, and spreads the others evenly', () => {
    const arrival = { atStartBps: 4_000, overSeconds: 100 * DAY };
    expect(drawArrivalDays(arrival, drawing(0.39))).toBe(0);
    expect(drawArrivalDays(arrival, drawing(0.4, 0.25))).toBe(25);
  });

  it('has twice as many come in each doubling time', () => {
    // Over two doublings: a third in the first, two thirds in the second.
    const arrival = { atStartBps: 0, overSeconds: 200 * DAY, doublingSeconds: 100 * DAY };
    expect(drawArrivalDays(arrival, drawing(0.5, 1 / 3))).toBeCloseTo(100, 9);
    expect(drawArrivalDays(arrival, drawing(0.5, 0))).toBe(0);
    expect(drawArrivalDays(arrival, drawing(0.5, 1 - 2 ** -53))).toBeCloseTo(200, 9);
  });

  it('survives any number of doublings', () => {
    const arrival = { atStartBps: 0, overSeconds: 7_300 * DAY, doublingSeconds: 3_600 };
    const days = drawArrivalDays(arrival, drawing(0.5, 0.5));
    expect(days).toBeGreaterThan(7_299);
    expect(days).toBeLessThan(7_300);
    expect(drawArrivalDays(arrival, drawing(0.5, 0))).toBe(0);
  });

  it('lets everybody stay for good who has no reason to go', () => {
    expect(drawLifespan('a/0', {}, [], RNGS)).toStrictEqual({
      arrivesAtDays: 0,
      leavesAtDays: Infinity,
      exodusAtDays: Infinity,
    });
  });

  it('counts a life from the arrival on', () => {
    const arrival = { atStartBps: 0, overSeconds: 100 * DAY };
    const lives = Array.from({ length: 2_000 }, (_, i) =>
      drawLifespan(`a/${i}`, { arrival, lifetime: { meanSeconds: 50 * DAY } }, [], RNGS),
    );
    const stays = lives.map(({ arrivesAtDays, leavesAtDays }) => leavesAtDays - arrivesAtDays);
    expect(stays.reduce((sum, stay) => sum + stay, 0) / 2_000 / 50).toBeCloseTo(1, 1);
    expect(Math.min(...stays)).toBeGreaterThan(0);
  });

  it('takes agents by the first exodus that they are there for', () => {
    const later = { ...EXODUS, atSeconds: 20 * DAY };
    const exoduses = exodusesOf('a', [later, EXODUS]);
    expect(drawLifespan('a/0', {}, exoduses, RNGS).exodusAtDays).toBe(10);
    const arrival = { atStartBps: 0, overSeconds: 1e-6 };
    const lateArrival = { arrival: { ...arrival, overSeconds: 15 * DAY } };
    const late = Array.from({ length: 50 }, (_, i) => drawLifespan(`a/${i}`, lateArrival, exoduses, RNGS));
    for (const { arrivesAtDays, exodusAtDays } of late) expect(exodusAtDays).toBe(arrivesAtDays > 10 ? 20 : 10);
  });

  it('takes the share that an exodus asks for, of its cohort, whatever other events there are', () => {
    const half = { ...EXODUS, shareBps: 5_000, cohort: 'a' };
    const price: EventSpec = { kind: 'price', atSeconds: 0, changeBps: -1 };
    const leavers = (events: readonly EventSpec[]): readonly number[] =>
      Array.from({ length: 400 }, (_, i) => i).filter(
        (i) => drawLifespan(`a/${i}`, {}, exodusesOf('a', events), RNGS).exodusAtDays === 10,
      );
    expect(leavers([half]).length / 400).toBeCloseTo(0.5, 1);
    expect(leavers([price, half])).toStrictEqual(leavers([half]));
    expect(exodusesOf('b', [half])).toStrictEqual([]);
  });
});
