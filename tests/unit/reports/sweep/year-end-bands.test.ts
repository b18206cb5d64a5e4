import { describe, expect, it } from 'vitest';
import { bandsOf } from '#reports/sweep/bands.ts';
import { yearEndBands } from '#reports/sweep/year-end-bands.ts';
import { SWEEP_DESIGN, sweepRuns } from '#tests/support/sweep-fixtures.ts';

describe('reports/sweep/year-end-bands.ts', () => {
  it('has a row a chart, variant and year, in words', () => {
    const runs = sweepRuns();
    const rows = yearEndBands(
      SWEEP_DESIGN,
      runs,
      bandsOf(SWEEP_DESIGN, runs, ['staking.ratio', 'staking.total_staked']),
    );
    expect(rows).toHaveLength(4);
    expect(rows[0]).toEqual({
      title: 'Staked share',
      variant: 'As planned',
      year: 1,
      figures: { min: '40.00%', p10: '42.00%', median: '50.00%', p90: '58.00%', max: '60.00%' },
    });
    expect(rows[3]?.figures.median).toBe('30 ACT');
  });
});
