import { describe, expect, it } from 'vitest';
import { rewardsChart } from '#reports/charts/rewards.ts';
import { chartSourceOf, yearOfMetrics } from '#tests/support/chart-source.ts';

describe('reports/charts/rewards', () => {
  const chart = rewardsChart(chartSourceOf(yearOfMetrics()));
  const spec = JSON.stringify(chart?.spec);
  const series = chart?.time?.panels.flatMap((panel) => panel.series.map(({ name }) => name));

  it('shows its series under a title that names the unit', () => {
    expect(chart?.id).toBe('rewards');
    expect(chart?.title).toMatch(/\(.+\)/);
    for (const name of ['inflation', 'debate fees', 'treasury grants', 'earned', 'paid out', 'compounded of it']) {
      expect(series).toContain(name);
      expect(chart?.description).toContain(`${name} from `);
    }
  });

  it('leaves out what never happened', () => {
    expect(spec).not.toContain('given up');
  });

  it('is no chart when the run holds none of its metrics', () => {
    expect(rewardsChart(chartSourceOf({ 'staking.ratio': [1, 2] }))).toBeUndefined();
  });
});
