import { describe, expect, it } from 'vitest';
import { COMPARISONS, MODEL } from '#reports/assumptions/model.ts';

describe('reports/assumptions/model', () => {
  it('names a source of everything that was measured', () => {
    expect(COMPARISONS.rows.filter(({ value, source }) => value === undefined || source === undefined)).toEqual([]);
    expect(COMPARISONS.columns.map(([heading]) => heading)).toEqual(['quantity', 'measured', 'source, date']);
  });

  it('gives a reason and a status for everything that the model takes for granted', () => {
    const statuses = new Set(MODEL.rows.map(({ status }) => status?.split(';')[0]));
    expect(statuses).toEqual(new Set(['derived', 'sourced', 'unsourced']));
    expect(MODEL.rows.filter(({ source }) => source === undefined)).toEqual([]);
  });
});
