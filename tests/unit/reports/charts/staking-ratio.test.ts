import { describe, expect, it } from 'vitest';
import { stakingRatioChart } from '#reports/charts/staking-ratio.ts';
import { chartSourceOf, yearOfMetrics } from '#tests/support/chart-source.ts';

describe('reports/charts/staking-ratio', () => {
  const chart = stakingRatioChart(chartSourceOf(yearOfMetrics()));
  const spec = JSON.stringify(chart?.spec);
  const series = chart?.time?.panels.flatMap((panel) => panel.series.map(({ name }) => name));

  it('shows its series under a title that names the unit', () => {
    expect(chart?.id).toBe('staking-ratio');
    expect(chart?.title).toMatch(/\(.*%.*\)/);
    for (const name of ['of circulating supply', 'of total supply', 'mean lock']) {
      expect(series).toContain(name);
      expect(chart?.description).toContain(`${name} from `);
    }
  });

  it('labels its reference levels', () => {
    expect(spec).toContain('"label":"target: 40% of circulating supply"');
  });

  it('is no chart when the run holds none of its metrics', () => {
    expect(stakingRatioChart(chartSourceOf({ 'rewards.claimed': [1, 2] }))).toBeUndefined();
  });
});
