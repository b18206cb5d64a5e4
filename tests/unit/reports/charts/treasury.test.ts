import { describe, expect, it } from 'vitest';
import { treasuryChart } from '#reports/charts/treasury.ts';
import { chartSourceOf, yearOfMetrics } from '#tests/support/chart-source.ts';

describe('reports/charts/treasury', () => {
  const chart = treasuryChart(chartSourceOf(yearOfMetrics()));
  const series = chart?.time?.panels.flatMap((panel) => panel.series.map(({ name }) => name));

  it('shows its series under a title that names the unit', () => {
    expect(chart?.id).toBe('treasury');
    expect(chart?.title).toMatch(/\(.+\)/);
    for (const name of ['balance', 'may be spent', 'in', 'out', 'bought back', 'penalties', 'runway']) {
      expect(series).toContain(name);
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
