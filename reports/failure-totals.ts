import { numberColumn, type RunTable } from './artifacts/run-table.ts';

/** Refused actions of a whole run with the same cohort, kind and error. */
export interface FailureTotal {
  readonly cohort: string;
  readonly kind: string;
  readonly errorName: string;
  readonly errorCode: number;
  readonly count: number;
  readonly firstTick: number;
  readonly lastTick: number;
}

/** Sums `failures.csv` over the ticks: the most frequent first, equal counts in the order of their first tick. */
export function failureTotals(failures: RunTable): readonly FailureTotal[] {
  const ticks = numberColumn(failures, 'tick') ?? [];
  const codes = numberColumn(failures, 'error_code') ?? [];
  const counts = numberColumn(failures, 'count') ?? [];
  const totals = new Map<string, FailureTotal>();
  failures.rows.forEach(([, cohort = '', kind = '', errorName = ''], row) => {
    const tick = ticks[row] ?? 0;
    const errorCode = codes[row] ?? 0;
    const key = JSON.stringify([cohort, kind, errorName, errorCode]);
    const sofar = totals.get(key);
    totals.set(key, {
      cohort,
      kind,
      errorName,
      errorCode,
      count: (sofar?.count ?? 0) + (counts[row] ?? 0),
      firstTick: sofar?.firstTick ?? tick,
      lastTick: tick,
    });
  });
  return [...totals.values()].sort((a, b) => b.count - a.count);
}
