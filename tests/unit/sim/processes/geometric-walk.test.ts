import { describe, expect, it } from 'vitest';
import { createRngFactory } from '#sim/core/rng.ts';
import { GeometricWalk, yearsOf } from '#sim/processes/geometric-walk.ts';
import { NormalDraws } from '#sim/processes/normal-draws.ts';

const DAY = 86_400;

describe('sim/processes/geometric-walk.ts', () => {
  it('takes the exact log-normal step', () => {
    const terms = { driftBps: 2_000, volatilityBps: 8_000 };
    const walk = new GeometricWalk(terms, DAY, createRngFactory(5).stream('', 'price'));
    const z = new NormalDraws(createRngFactory(5).stream('', 'price'));
    expect(walk.logarithm).toBe(0);
    walk.step();
    // (0.2 - 0.8^2 / 2) / 365 + 0.8 sqrt(1 / 365) Z.
    const first = -0.12 / 365 + 0.8 * Math.sqrt(1 / 365) * z.next();
    expect(walk.logarithm).toBeCloseTo(first, 14);
    walk.step();
    expect(walk.logarithm).toBeCloseTo(first - 0.12 / 365 + 0.8 * Math.sqrt(1 / 365) * z.next(), 14);
  });

  it('grows at its drift without volatility', () => {
    const walk = new GeometricWalk({ driftBps: -1_000, volatilityBps: 0 }, DAY, createRngFactory(5).stream('', 'x'));
    for (let day = 0; day < 365; day++) walk.step();
    expect(Math.exp(walk.logarithm)).toBeCloseTo(Math.exp(-0.1), 12);
  });

  it('expects its drift whatever the volatility', () => {
    const rngs = createRngFactory(11);
    const count = 4_000;
    let sum = 0;
    for (let path = 0; path < count; path++) {
      const walk = new GeometricWalk({ driftBps: 3_000, volatilityBps: 4_000 }, 365 * DAY, rngs.stream('', `${path}`));
      walk.step();
      sum += Math.exp(walk.logarithm);
    }
    // E = e^0.3 = 1.34986; standard error 1.34986 sqrt(e^0.16 - 1) / sqrt(4,000) = 0.0089.
    expect(Math.abs(sum / count - Math.exp(0.3))).toBeLessThan(0.036);
  });

  it('counts years of 365 days', () => {
    expect(yearsOf(73 * DAY)).toBe(0.2);
  });
});
