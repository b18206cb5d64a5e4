import { describe, expect, it } from 'vitest';
import { growthOf, powerExponent } from '../../../bench/growth.ts';
import { BANKRUN_RUN, LITESVM_RUN, LONG_RUN } from './measurements.ts';

describe('bench/growth', () => {
  it('finds the exponent of a power law', () => {
    const points = [1, 2, 5, 10].map((x) => [x, 7 * x ** 1.5] as const);
    expect(powerExponent(points)).toBeCloseTo(1.5, 12);
  });

  it('fits by least squares on logarithms', () => {
    // Logarithms to base 2: (0, 0), (1, 2), (2, 2); slope 1.
    expect(
      powerExponent([
        [1, 1],
        [2, 4],
        [4, 4],
      ]),
    ).toBeCloseTo(1, 12);
  });

  it('rejects points of one x', () => {
    const point = [2, 3] as const;
    expect(() => powerExponent([point, point])).toThrow(RangeError);
    expect(() => powerExponent([point])).toThrow(RangeError);
  });

  it('follows agents at each horizon, and the horizon at each number of agents', () => {
    const small = { ...LITESVM_RUN, agents: 5_000, actions: 50_000, run: { seconds: 1, floorSeconds: 1.6 } };
    const growth = growthOf([LONG_RUN, LITESVM_RUN, small, BANKRUN_RUN]);
    expect(growth.map(({ along, at, from, to }) => [along, at, from, to])).toEqual([
      ['agents', 1, 5_000, 10_000],
      ['years', 10_000, 1, 3],
    ]);
    expect(growth[0]?.runExponent).toBeCloseTo(2, 12);
    expect(growth[0]?.bareExponent).toBeCloseTo(1, 12);
    expect(growth[0]?.actionsExponent).toBeCloseTo(1, 12);
    expect(growth[1]?.rssRatio).toBeCloseTo(1.05, 12);
  });
});
