import { describe, expect, it } from 'vitest';
import { treasuryChart } from '#reports/charts/treasury.ts';
import { chartSourceOf, yearOfMetrics } from '#tests/support/chart-source.ts';

describe('reports/charts/treasury', () => {
  const chart = treasuryChart(chartSourceOf(yearOfMetrics()));
  const spec = JSON.stringify(chart?.spec);

  it('shows its series under a title that names the unit', () => {
    expect(chart?.id).toBe('treasury');
    expect(chart?.title).toMatch(/\(.+\)/);
    for (const name of ['balance', 'may be spent', 'spent in the last 30 days', 'bought back since genesis']) {
      expect(spec).toContain(`"series":"${name}"`);
      expect(chart?.description).toContain(`${name} from `);
    }
  });

  it('counts in tokens', () => {
    expect(chart?.description).toContain('balance from 200,000,000 ACT');
  });

  it('is no chart when the run holds none of its metrics', () => {
    expect(treasuryChart(chartSourceOf({ 'staking.ratio': [1, 2] }))).toBeUndefined();
  });
});
