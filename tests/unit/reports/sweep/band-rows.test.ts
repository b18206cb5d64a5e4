import { describe, expect, it } from 'vitest';
import { bandSets, fieldsOf, isSpread } from '#reports/sweep/band-rows.ts';
import type { Band } from '#reports/sweep/bands.ts';

const DAY = 86_400;

/** A band around its medians, a row a step of so many days. */
function band(variant: string, medians: readonly (number | undefined)[], spread = 0, days = 1): Band {
  const moved = (by: number) => medians.map((value) => (value === undefined ? undefined : value + by));
  const lines = { min: moved(-spread), p10: moved(-spread), median: medians, p90: moved(spread), max: moved(spread) };
  return { variant, metric: 'x', unixSeconds: medians.map((_, row) => row * days * DAY), lines };
}

describe('reports/sweep/band-rows.ts', () => {
  it('makes a row a time, with the band of a variant only where its seeds differ', () => {
    const [set, ...others] = bandSets([band('plan', [10, 20], 5), band('steep', [30, undefined])], 1, 10);
    expect(others).toEqual([]);
    expect(set?.dataset).toBe('panel_2');
    expect(set?.rows).toEqual([
      { date: '1970-01-01', plan_median: 1, plan_p10: 0.5, plan_p90: 1.5, steep_median: 3 },
      { date: '1970-01-02', plan_median: 2, plan_p10: 1.5, plan_p90: 2.5, steep_median: null },
    ]);
    expect([band('plan', [1], 1), band('plan', [1])].map(isSpread)).toEqual([true, false]);
  });

  it('goes on to the end of the longest band', () => {
    const [set] = bandSets([band('short', [1]), band('long', [1, 2])], 0, 1);
    expect(set?.rows).toEqual([
      { date: '1970-01-01', short_median: 1, long_median: 1 },
      { date: '1970-01-02', short_median: null, long_median: 2 },
    ]);
  });

  it('has a data set for each length of tick', () => {
    const sets = bandSets([band('daily', [1, 2, 3]), band('weekly', [1, 2], 0, 7), band('other', [4, 5])], 0, 1);
    expect(sets.map(({ dataset, bands }) => [dataset, bands.map(({ variant }) => variant)])).toEqual([
      ['panel_1', ['daily', 'other']],
      ['panel_1_2', ['weekly']],
    ]);
    expect(sets[1]?.rows.map(({ date }) => date)).toEqual(['1970-01-01', '1970-01-08']);
  });

  it('adds what differs, in its own scale', () => {
    const [set] = bandSets([band('a', [0.5])], 0, 1, { band: band('difference', [0.05], 0.01), divisor: 0.01 });
    expect(set?.rows[0]).toMatchObject({ a_median: 0.5, difference_median: 5, difference_p10: 4, difference_p90: 6 });
    expect(set?.bands.map(({ variant }) => variant)).toEqual(['a']);
    const bands = [band('a', [0.5, 0.5]), band('b', [0.5, 0.5], 0, 7)];
    const sets = bandSets(bands, 0, 1, { band: band('difference', [0.05]), divisor: 0.01 });
    expect(sets.map(({ rows }) => Object.keys(rows[0] ?? {}))).toEqual([
      ['date', 'a_median', 'difference_median'],
      ['date', 'b_median'],
    ]);
  });

  it('gives names that no other variant has', () => {
    const names = ['a', 'a-median', 'median'].flatMap((variant) => Object.values(fieldsOf(variant)));
    expect(new Set(names).size).toBe(9);
  });
});
