import { describe, expect, it } from 'vitest';
import { bandsOf } from '#reports/sweep/bands.ts';
import { yearEndBands } from '#reports/sweep/year-end-bands.ts';
import { SECONDS_PER_DAY } from '#sim/core/units.ts';
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
      year: '1, to day 4',
      figures: { min: '40.00%', p10: '42.00%', median: '50.00%', p90: '58.00%', max: '60.00%' },
    });
    expect(rows[3]?.figures.median).toBe('30 ACT');
    // The year ends with the tick of its last day; before it, a row says how far the run got.
    const tickSeconds = 365 * SECONDS_PER_DAY;
    const yearly = { ...SWEEP_DESIGN, variants: SWEEP_DESIGN.variants.map((variant) => ({ ...variant, tickSeconds })) };
    expect(yearEndBands(yearly, runs, bandsOf(yearly, runs, ['staking.ratio']))[0]?.year).toBe('1');
  });
});
