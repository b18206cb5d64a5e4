import { describe, expect, it } from 'vitest';
import { largestFirst, meanOf, withRest } from '#reports/charts/top-series.ts';

const SERIES = [
  { name: 'a', values: [1, 1] },
  { name: 'b', values: [undefined, 5] },
  { name: 'c', values: [1, 1] },
  { name: 'd', values: [2, undefined] },
];

describe('reports/charts/top-series', () => {
  it('takes the mean of what is defined', () => {
    expect([meanOf([undefined, 4, 2]), meanOf([undefined])]).toEqual([3, 0]);
  });

  it('sorts by the mean, and keeps the order of equals', () => {
    expect(largestFirst(SERIES).map(({ name }) => name)).toEqual(['b', 'd', 'a', 'c']);
  });

  it('adds up what finds no place', () => {
    expect(withRest(SERIES, 4)).toBe(SERIES);
    expect(withRest(SERIES, 2)).toEqual([SERIES[0], { name: 'others (3)', values: [3, 6], isRest: true }]);
    expect(
      withRest([SERIES[0]!, { name: 'e', values: [undefined] }, { name: 'f', values: [undefined] }], 2)[1],
    ).toEqual({
      name: 'others (2)',
      values: [undefined],
      isRest: true,
    });
  });
});
