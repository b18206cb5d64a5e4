import { describe, expect, it } from 'vitest';
import { EVENTS } from '#reports/artifacts/tables/events.ts';
import { eventLog } from '#reports/history/event-log.ts';
import { tableOf } from '#tests/support/fixture-results.ts';
import { fixtureTime } from '#tests/support/fixture-rows.ts';

describe('reports/history/event-log', () => {
  it('tells events in the order of their rows', () => {
    const shock = { kind: 'price_shock', subject: 'market', detail: 'falls by 60%, to 0.02 USD' } as const;
    const pause = { kind: 'pause', subject: 'stake', detail: '' } as const;
    const rows = [
      { ...fixtureTime(1), ...shock },
      { ...fixtureTime(1), ...pause },
    ];
    expect(eventLog(tableOf('events.csv', EVENTS.columns, rows))).toEqual([
      { unixSeconds: 1_735_862_400, date: '2025-01-03', ...shock },
      { unixSeconds: 1_735_862_400, date: '2025-01-03', ...pause },
    ]);
  });
});
