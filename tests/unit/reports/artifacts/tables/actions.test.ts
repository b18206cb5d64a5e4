import { describe, expect, it } from 'vitest';
import { ACTIONS } from '#reports/artifacts/tables/actions.ts';
import { cellsOf } from '#reports/artifacts/tables/table.ts';

describe('reports/artifacts/tables/actions', () => {
  it('has a row an action', () => {
    const action = { tickIndex: 2, agentId: 'a-1', cohort: 'a', kind: 'stake', outcome: 'Paused' } as const;
    expect(cellsOf(ACTIONS.columns, { ...action, amountBaseUnits: 5n })).toEqual([
      2,
      'a-1',
      'a',
      'stake',
      5n,
      'Paused',
    ]);
    expect(cellsOf(ACTIONS.columns, { ...action, amountBaseUnits: undefined })[4]).toBeUndefined();
    expect(ACTIONS.columns.map(({ id }) => id).join()).toBe('tick,agent,cohort,kind,amount_base_units,outcome');
  });
});
