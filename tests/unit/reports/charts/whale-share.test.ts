import { describe, expect, it } from 'vitest';
import { whaleShareChart } from '#reports/charts/whale-share.ts';
import { chartSourceOf, yearOfMetrics } from '#tests/support/chart-source.ts';

describe('reports/charts/whale-share', () => {
  const chart = whaleShareChart(chartSourceOf(yearOfMetrics()));
  const spec = JSON.stringify(chart?.spec);

  it('shows its series under a title that names the unit', () => {
    expect(chart?.id).toBe('whale-share');
    expect(chart?.title).toMatch(/\(.*%.*\)/);
    for (const name of ['whales', 'top 10 holders', 'top 1% of holders', 'largest holder', 'Nakamoto coefficient']) {
      expect(spec).toContain(`"series":"${name}"`);
      expect(chart?.description).toContain(`${name} from `);
    }
  });

  it('is no chart when the run holds none of its metrics', () => {
    expect(whaleShareChart(chartSourceOf({ 'rewards.claimed': [1, 2] }))).toBeUndefined();
  });
});
