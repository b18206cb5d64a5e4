import { describe, expect, it } from 'vitest';
import { supplyChart } from '#reports/charts/supply.ts';
import { chartSourceOf, yearOfMetrics } from '#tests/support/chart-source.ts';

describe('reports/charts/supply', () => {
  const chart = supplyChart(chartSourceOf(yearOfMetrics()));
  const series = chart?.time?.panels.flatMap((panel) => panel.series.map(({ name }) => name));

  it('shows its series under a title that names the unit', () => {
    expect(chart?.id).toBe('supply');
    expect(chart?.title).toMatch(/\(.+\)/);
    for (const name of ['total', 'circulating', 'not unlocked yet', 'minted', 'burned']) {
      expect(series).toContain(name);
      expect(chart?.description).toContain(`${name} from `);
    }
  });

  it('counts in tokens', () => {
    expect(chart?.description).toContain('total from 1,000,000,000 ACT');
  });

  it('is no chart when the run holds none of its metrics', () => {
    expect(supplyChart(chartSourceOf({ 'staking.ratio': [1, 2] }))).toBeUndefined();
  });
});
