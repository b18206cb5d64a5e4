import { describe, expect, it } from 'vitest';
import { FAILURES } from '#reports/artifacts/tables/failures.ts';
import { failureTotals } from '#reports/failure-totals.ts';

function totalsOf(...rows: string[][]): ReturnType<typeof failureTotals> {
  return failureTotals({ file: 'failures.csv', columns: FAILURES.columns, rows });
}

describe('reports/failure-totals', () => {
  it('sums over ticks, the most frequent first', () => {
    const totals = totalsOf(
      ['0', 'retail', 'stake', 'Paused', '6001', '2'],
      ['0', 'whales', 'stake', 'Paused', '6001', '3'],
      ['4', 'retail', 'stake', 'Paused', '6001', '5'],
    );
    expect(totals).toEqual([
      { cohort: 'retail', kind: 'stake', errorName: 'Paused', errorCode: 6001, count: 7, firstTick: 0, lastTick: 4 },
      { cohort: 'whales', kind: 'stake', errorName: 'Paused', errorCode: 6001, count: 3, firstTick: 0, lastTick: 0 },
    ]);
    expect(totalsOf()).toEqual([]);
  });

  it('rejects a count that is not a number', () => {
    expect(() => totalsOf(['0', 'retail', 'stake', 'Paused', '6001', 'many'])).toThrow('line 2, column count');
  });
});
