import { describe, expect, it } from 'vitest';
import { governanceChart } from '#reports/charts/governance.ts';
import { chartSourceOf, yearOfMetrics } from '#tests/support/chart-source.ts';

describe('reports/charts/governance', () => {
  const chart = governanceChart(chartSourceOf(yearOfMetrics()));
  const spec = JSON.stringify(chart?.spec);
  const series = chart?.time?.panels.flatMap((panel) => panel.series.map(({ name }) => name));

  it('shows its series under a title that names the unit', () => {
    expect(chart?.id).toBe('governance');
    expect(chart?.title).toMatch(/\(.+\)/);
    for (const name of ['turnout', 'approval', 'largest vote', 'live', 'executed']) {
      expect(series).toContain(name);
      expect(chart?.description).toContain(`${name} from `);
    }
  });

  it('labels its target, and leaves out what never happened', () => {
    expect(spec).toContain('"label":"target: 20% turnout"');
    expect(series).not.toContain('expired');
  });

  it('is no chart when the run holds none of its metrics', () => {
    expect(governanceChart(chartSourceOf({ 'staking.ratio': [1, 2] }))).toBeUndefined();
  });
});
