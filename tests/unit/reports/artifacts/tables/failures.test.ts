import { describe, expect, it } from 'vitest';
import { FAILURES } from '#reports/artifacts/tables/failures.ts';
import { cellsOf } from '#reports/artifacts/tables/table.ts';

describe('reports/artifacts/tables/failures', () => {
  it('counts refusals by cohort, action and error', () => {
    const row = { tickIndex: 2, cohort: 'a', kind: 'stake', errorName: 'Paused', errorCode: 6_001, count: 7 } as const;
    expect(cellsOf(FAILURES.columns, row)).toEqual([2, 'a', 'stake', 'Paused', 6_001, 7]);
    expect(FAILURES.columns.map(({ id }) => id).join()).toBe('tick,cohort,kind,error_name,error_code,count');
  });
});
