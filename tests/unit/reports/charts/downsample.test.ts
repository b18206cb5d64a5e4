import { describe, expect, it } from 'vitest';
import { downsampledRows, MAX_CHART_ROWS } from '#reports/charts/downsample.ts';

describe('reports/charts/downsample', () => {
  it('keeps every row up to the limit', () => {
    expect(downsampledRows(5, [[1, 2, 3, 4, 5]])).toEqual([0, 1, 2, 3, 4]);
    expect(downsampledRows(MAX_CHART_ROWS, [Array.from({ length: MAX_CHART_ROWS }, () => 1)])).toHaveLength(
      MAX_CHART_ROWS,
    );
    expect(downsampledRows(0, [[]])).toEqual([]);
  });

  it('keeps the ends and every peak of a long series, in order, within the limit', () => {
    const long = Array.from({ length: 100_000 }, (_, row) => Math.sin(row / 3_000));
    const spiky = long.map((_, row) => (row === 54_321 ? 9 : row === 77_777 ? -9 : 0));
    const rows = downsampledRows(long.length, [long, spiky]);
    expect(rows.length).toBeLessThanOrEqual(MAX_CHART_ROWS);
    expect(rows[0]).toBe(0);
    expect(rows.at(-1)).toBe(99_999);
    expect(rows).toContain(54_321);
    expect(rows).toContain(77_777);
    expect([...rows].sort((a, b) => a - b)).toEqual(rows);
    expect(new Set(rows).size).toBe(rows.length);
  });

  it('keeps more rows of series that peak together', () => {
    const one = Array.from({ length: 7_300 }, (_, row) => Math.sin(row / 40));
    const five = [1, 2, 3, 4, 5].map((factor) => one.map((value) => value * factor));
    const rows = downsampledRows(one.length, five);
    expect(rows.length).toBeGreaterThan(MAX_CHART_ROWS / 2);
    expect(rows.length).toBeLessThanOrEqual(MAX_CHART_ROWS);
  });

  it('takes a series without any value', () => {
    const rows = downsampledRows(3_000, [Array.from({ length: 3_000 }, () => undefined)], 100);
    expect(rows.length).toBeLessThanOrEqual(100);
    expect(rows.at(-1)).toBe(2_999);
  });
});
