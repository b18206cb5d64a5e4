import { describe, expect, it } from 'vitest';
import { EVENTS } from '#reports/artifacts/tables/events.ts';
import { cellsOf } from '#reports/artifacts/tables/table.ts';
import { fixtureTime } from '#tests/support/fixture-rows.ts';

describe('reports/artifacts/tables/events', () => {
  it('has a row an event', () => {
    const row = { ...fixtureTime(1), kind: 'pause', subject: 'stake', detail: 'for 2 days' } as const;
    expect(cellsOf(EVENTS.columns, row)).toEqual([1, 1_735_862_400, '2025-01-03', 'pause', 'stake', 'for 2 days']);
    expect(EVENTS.columns.map(({ id }) => id).join()).toBe('tick,unix_seconds,date,kind,subject,detail');
  });
});
