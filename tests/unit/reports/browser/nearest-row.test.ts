import { describe, expect, it } from 'vitest';
import { firstRowFrom, nearestRow } from '#reports/browser/nearest-row.ts';

const TIMES = [0, 10, 20, 40];

describe('reports/browser/nearest-row', () => {
  it('finds the row at, between, before and behind the times', () => {
    expect([-5, 0, 4, 6, 20, 29, 31, 99].map((ms) => nearestRow(TIMES, ms))).toEqual([0, 0, 0, 1, 2, 2, 3, 3]);
  });

  it('takes the earlier of two rows that are as near', () => {
    expect(nearestRow(TIMES, 30)).toBe(2);
    expect(nearestRow(TIMES, 5)).toBe(0);
  });

  it('finds none among none', () => {
    expect(nearestRow([], 5)).toBe(-1);
    expect(firstRowFrom([], 5)).toBe(0);
  });

  it('finds the first row that is not before an instant', () => {
    expect([-1, 0, 1, 40, 41].map((ms) => firstRowFrom(TIMES, ms))).toEqual([0, 0, 1, 3, 4]);
  });
});
