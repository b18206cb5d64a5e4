import { describe, expect, it } from 'vitest';
import { cellsOf, utcDate } from '#reports/artifacts/tables/table.ts';

describe('reports/artifacts/tables/table', () => {
  it('takes the cells of a row in the order of the columns', () => {
    const column = { title: 'x', unit: 'count', formula: 'x' };
    const columns = [
      { ...column, id: 'b', cell: (row: { readonly a: number; readonly b: bigint }) => row.b },
      { ...column, id: 'a', cell: (row: { readonly a: number; readonly b: bigint }) => row.a },
    ];
    expect(cellsOf(columns, { a: 1, b: 2n })).toEqual([2n, 1]);
  });

  it('names the day in UTC', () => {
    expect(utcDate(Date.UTC(2025, 11, 31, 23, 59, 59) / 1000)).toBe('2025-12-31');
    expect(utcDate(0)).toBe('1970-01-01');
  });
});
