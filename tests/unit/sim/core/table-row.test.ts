import { describe, expect, it } from 'vitest';
import { tableRow } from '#sim/core/table-row.ts';

function rows(count: number, length: number): readonly number[] {
  return Array.from({ length: count }, (_, agent) => tableRow(agent, count, length));
}

describe('sim/core/table-row.ts', () => {
  it('gives each agent the row of its rank when there are as many', () => {
    expect(rows(5, 5)).toStrictEqual([0, 1, 2, 3, 4]);
  });

  it('spreads fewer agents evenly, and gives more of them rows twice', () => {
    expect(rows(2, 6)).toStrictEqual([1, 4]);
    expect(rows(1, 5)).toStrictEqual([2]);
    expect(rows(6, 3)).toStrictEqual([0, 0, 1, 1, 2, 2]);
  });

  it('stays within the table at its largest', () => {
    expect(tableRow(99_999, 100_000, 500_000)).toBe(499_997);
  });
});
