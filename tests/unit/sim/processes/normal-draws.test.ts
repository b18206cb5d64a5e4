import { describe, expect, it } from 'vitest';
import type { Rng } from '#sim/core/rng.ts';
import { createRngFactory } from '#sim/core/rng.ts';
import { NormalDraws } from '#sim/processes/normal-draws.ts';

function scriptedRng(floats: readonly number[]): Rng {
  let next = 0;
  return { ...createRngFactory(1).stream('', 'unused'), nextFloat: () => floats[next++] ?? 0 };
}

describe('sim/processes/normal-draws.ts', () => {
  it('agrees with the polar method by hand, and uses both draws of a pair', () => {
    // u = 0.5 and v = 0.25 have s = 0.3125; the factor is sqrt(-2 ln 0.3125 / 0.3125) = 2.7284.
    const draws = new NormalDraws(scriptedRng([0.75, 0.625]));
    const factor = Math.sqrt((-2 * Math.log(0.3125)) / 0.3125);
    expect(factor).toBeCloseTo(2.7284, 4);
    expect([draws.next(), draws.next()]).toEqual([0.5 * factor, 0.25 * factor]);
  });

  it('throws away points outside of the circle, and its centre', () => {
    const draws = new NormalDraws(scriptedRng([0.99, 0.99, 0.5, 0.5, 0.75, 0.625]));
    expect(draws.next()).toBeCloseTo(1.3642, 4);
  });

  it('has the moments of the standard normal distribution', () => {
    const draws = new NormalDraws(createRngFactory(3).stream('', 'price'));
    const count = 20_000;
    const values = Array.from({ length: count }, () => draws.next());
    const moment = (power: number): number =>
      values.reduce((sum, value) => sum + Array.from({ length: power }, () => value).reduce((a, b) => a * b), 0) /
      count;
    // Four standard errors: sqrt(1 / n), sqrt(2 / n), sqrt(15 / n), sqrt(96 / n).
    expect(Math.abs(moment(1))).toBeLessThan(0.03);
    expect(Math.abs(moment(2) - 1)).toBeLessThan(0.04);
    expect(Math.abs(moment(3))).toBeLessThan(0.11);
    expect(Math.abs(moment(4) - 3)).toBeLessThan(0.28);
  });
});
