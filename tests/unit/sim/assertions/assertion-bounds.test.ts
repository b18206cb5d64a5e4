import { describe, expect, it } from 'vitest';
import { allowanceOf, distanceOf, isWithin, keepsBounds, marginOf } from '#sim/assertions/assertion-bounds.ts';
import type { AssertionBound } from '#sim/core/assertion-spec.ts';

const EXACT = { absolute: 0, relative: 0 };
const bounds = (side: AssertionBound['side'], value: number | bigint) => ({
  bounds: [{ side, value, words: '' }],
  tolerance: EXACT,
});

describe('sim/assertions/assertion-bounds.ts', () => {
  it.each<[AssertionBound['side'], boolean, boolean, boolean]>([
    ['above', false, false, true],
    ['at_least', false, true, true],
    ['below', true, false, false],
    ['at_most', true, true, false],
    ['near', false, true, false],
  ])('%s holds below, at and above its value: %s, %s, %s', (side, below, at, above) => {
    expect([1, 2, 3].map((value) => keepsBounds(value, bounds(side, 2)))).toEqual([below, at, above]);
    expect([1n, 2n, 3n].map((value) => keepsBounds(value, bounds(side, 2)))).toEqual([below, at, above]);
  });

  it('compares amounts beyond the whole numbers of a float exactly', () => {
    const large = 9_007_199_254_740_993n;
    expect(keepsBounds(large, bounds('above', large - 1n))).toBe(true);
    expect(keepsBounds(large, bounds('near', large - 1n))).toBe(false);
    expect(distanceOf(large, large - 1n)).toBe(1n);
    expect(distanceOf(large, 9_007_199_254_740_992)).toBe(1n);
    expect(distanceOf(3n, 0.5)).toBe(2.5);
  });

  it('takes the larger part of a tolerance', () => {
    expect(allowanceOf(-200n, { absolute: 1, relative: 0.01 })).toBe(2);
    expect(allowanceOf(50, { absolute: 1, relative: 0.01 })).toBe(1);
    expect(isWithin(202n, 200n, { absolute: 1, relative: 0.01 })).toBe(true);
    expect(isWithin(203n, 200n, { absolute: 1, relative: 0.01 })).toBe(false);
    expect(isWithin(0.4, 0.4, EXACT)).toBe(true);
  });

  it('says how far inside its nearest bound a value lies', () => {
    const both = { bounds: [...bounds('above', 1).bounds, ...bounds('below', 5).bounds], tolerance: EXACT };
    expect([2, 4.5, 6].map((value) => marginOf(value, both))).toEqual([1, 0.5, -1]);
    expect(marginOf(7, { ...bounds('near', 5), tolerance: { absolute: 3, relative: 0 } })).toBe(1);
  });
});
