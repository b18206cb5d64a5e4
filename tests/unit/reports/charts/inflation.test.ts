import { describe, expect, it } from 'vitest';
import { inflationChart } from '#reports/charts/inflation.ts';
import { chartSourceOf, yearOfMetrics } from '#tests/support/chart-source.ts';

describe('reports/charts/inflation', () => {
  const chart = inflationChart(chartSourceOf(yearOfMetrics()));
  const spec = JSON.stringify(chart?.spec);
  const series = chart?.time?.panels.flatMap((panel) => panel.series.map(({ name }) => name));

  it('shows its series under a title that names the unit', () => {
    expect(chart?.id).toBe('inflation');
    expect(chart?.title).toMatch(/\(.*%.*\)/);
    for (const name of ['annualised', 'minted in the last 365 days']) {
      expect(series).toContain(name);
      expect(chart?.description).toContain(`${name} from `);
    }
  });

  it('labels its reference levels', () => {
    expect(spec).toContain('"label":"cap: 5% in any 365 days"');
  });

  it('is no chart when the run holds none of its metrics', () => {
    expect(inflationChart(chartSourceOf({ 'rewards.claimed': [1, 2] }))).toBeUndefined();
  });
});
