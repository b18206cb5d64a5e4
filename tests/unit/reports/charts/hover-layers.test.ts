import * as vega from 'vega';
import { compile } from 'vega-lite';
import { describe, expect, it } from 'vitest';
import { hoverSpec } from '#reports/charts/hover-layers.ts';
import { lorenzChart } from '#reports/charts/lorenz.ts';
import { powerByCohortChart } from '#reports/charts/power-by-cohort.ts';
import { stakingRatioChart } from '#reports/charts/staking-ratio.ts';
import { wholeSource } from '#tests/support/chart-source.ts';

const SOURCE = wholeSource(40);

/** Tooltips of the marks that are drawn at a time, by what they name. */
async function tooltipsOf(spec: Parameters<typeof compile>[0]): Promise<readonly object[]> {
  const view = new vega.View(vega.parse(compile(spec).spec), { renderer: 'none' });
  await view.runAsync();
  const found: object[] = [];
  const visit = (item: { items?: readonly object[]; tooltip?: unknown }): void => {
    if (typeof item.tooltip === 'object' && item.tooltip !== null) found.push(item.tooltip);
    item.items?.forEach(visit);
  };
  visit((view.scenegraph() as unknown as { root: object }).root);
  view.finalize();
  return found;
}

describe('reports/charts/hover-layers', () => {
  it('says at the pointer the values of each panel over time', async () => {
    const chart = stakingRatioChart(SOURCE)!;
    const tooltips = await tooltipsOf(hoverSpec(chart));
    expect(tooltips).toContainEqual({
      'time (UTC)': '2025-01-22 00:00',
      'of circulating supply': '12.76%',
      'of total supply': '7.09%',
    });
    expect(tooltips).toContainEqual({ 'time (UTC)': '2025-01-22 00:00', 'mean lock': '41.0' });
    expect(await tooltipsOf(chart.spec)).toEqual([]);
  });

  it('names a series of areas whose name has a dot', async () => {
    const cohorts = SOURCE.cohorts.map((course) => ({ ...course, cohort: `a.${course.cohort}` }));
    const tooltips = await tooltipsOf(hoverSpec(powerByCohortChart({ ...SOURCE, cohorts })!));
    expect(tooltips.flatMap(Object.keys)).toContain(`a.${SOURCE.cohorts[0]?.cohort ?? ''}`);
    expect(tooltips.flatMap(Object.values)).not.toContain('NaN');
  });

  it('leaves a chart that is not over time as it is', () => {
    const chart = lorenzChart(SOURCE)!;
    expect(hoverSpec(chart)).toBe(chart.spec);
  });
});
