import { describe, expect, it } from 'vitest';
import { trailingSum } from '#reports/charts/trailing.ts';

describe('reports/charts/trailing', () => {
  it('adds up what lies within the window, the row itself included', () => {
    expect(trailingSum([0, 1, 2, 3, 4], [1, 2, 4, undefined, 8], 2)).toEqual([1, 3, 6, undefined, 8]);
    expect(trailingSum([0, 10, 11], [1, 2, 4], 5)).toEqual([1, 2, 6]);
    expect(trailingSum([], [], 5)).toEqual([]);
  });

  it('is exactly zero when nothing is left in the window', () => {
    const values = [0.1, 0.2, 0.3, ...Array<number>(6).fill(0)];
    expect(
      trailingSum(
        values.map((_, row) => row),
        values,
        3,
      ).slice(5),
    ).toEqual([0, 0, 0, 0]);
  });
});
