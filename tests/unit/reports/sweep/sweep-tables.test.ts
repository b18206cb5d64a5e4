import { describe, expect, it } from 'vitest';
import { bandsOf } from '#reports/sweep/bands.ts';
import { checkConclusions } from '#reports/sweep/conclusions.ts';
import { bandRows, conclusionRow, headerOf, runRow, SWEEP_TABLES, yearRows } from '#reports/sweep/sweep-tables.ts';
import { SWEEP_DESIGN, sweepRun, sweepRuns } from '#tests/support/sweep-fixtures.ts';

describe('reports/sweep/sweep-tables.ts', () => {
  it('has as many cells in each row as in the header', () => {
    const runs = sweepRuns();
    const rows = {
      'runs.csv': runRow(SWEEP_DESIGN, runs[0]!),
      'years.csv': yearRows(SWEEP_DESIGN, runs[0]!)[0],
      'bands.csv': bandRows(bandsOf(SWEEP_DESIGN, runs, ['staking.ratio'])[0]!)[0],
      'conclusions.csv': conclusionRow(checkConclusions(SWEEP_DESIGN, runs)[0]!),
    };
    for (const table of SWEEP_TABLES) expect(rows[table]).toHaveLength(headerOf(table, SWEEP_DESIGN).length);
  });

  it('leaves empty what a variant does not have, and names a failure', () => {
    const plan = runRow(SWEEP_DESIGN, sweepRun('plan', 42, 0.4));
    expect(plan.slice(0, 4)).toEqual(['plan', 42, 'completed', 4]);
    expect(plan.slice(-3)).toEqual(['0.4', '40000000000', undefined]);
    expect(runRow(SWEEP_DESIGN, sweepRun('steep', 42, 0.4)).at(-1)).toBe('0.05');
    const failed = sweepRun('plan', 42, 0.4, { status: 'failed', failure: { code: 'C', message: 'why' }, end: [] });
    expect(runRow(SWEEP_DESIGN, failed)).toContain('C: why');
  });

  it('dates bands and years', () => {
    expect(yearRows(SWEEP_DESIGN, sweepRun('plan', 42, 0.4))[0]?.slice(0, 5)).toEqual(['plan', 42, 1, 3, '2026-01-04']);
    const [first] = bandRows(bandsOf(SWEEP_DESIGN, sweepRuns(), ['staking.ratio'])[0]!);
    expect(first?.slice(0, 5)).toEqual(['plan', 'staking.ratio', 0, '2026-01-01', 0.1]);
  });
});
