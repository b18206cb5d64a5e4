import { describe, expect, it } from 'vitest';
import { powerByCohortChart } from '#reports/charts/power-by-cohort.ts';
import { renderSvg } from '#reports/charts/render.ts';
import { INK, SERIES_STYLES } from '#reports/charts/theme.ts';
import { rowTime, wholeSource } from '#tests/support/chart-source.ts';

const SOURCE = wholeSource();
const course = (cohort: string, power: readonly number[], from = 0) => ({
  ...SOURCE.cohorts[0]!,
  cohort,
  unixSeconds: power.map((_, row) => rowTime(from + row)),
  power,
});

describe('reports/charts/power-by-cohort', () => {
  it('shows shares that add up to all, the largest cohort first', () => {
    const chart = powerByCohortChart({ ...SOURCE, cohorts: [course('a', [0, 1, 1]), course('b', [0, 3, 1])] })!;
    expect(chart.time?.panels[0]?.series).toEqual([
      { name: 'b', colour: SERIES_STYLES[0].colour },
      { name: 'a', colour: SERIES_STYLES[1].colour },
    ]);
    expect(chart.spec.datasets).toEqual({
      panel_1: [
        { date: '2025-01-02', b: null, a: null },
        { date: '2025-01-03', b: 0.75, a: 0.25 },
        { date: '2025-01-04', b: 0.5, a: 0.5 },
      ],
    });
  });

  it('counts a cohort that comes later as powerless before', () => {
    const chart = powerByCohortChart({ ...SOURCE, cohorts: [course('a', [1, 1]), course('late', [1], 1)] });
    expect(chart?.spec.datasets).toMatchObject({
      panel_1: [
        { a: 1, late: 0 },
        { a: 0.5, late: 0.5 },
      ],
    });
  });

  it('gives eight colours at most, and one more to the rest', async () => {
    const cohorts = Array.from({ length: 20 }, (_, index) => course(`c${index}`, [20 - index, 20 - index]));
    const chart = powerByCohortChart({ ...SOURCE, cohorts })!;
    const series = chart.time?.panels[0]?.series ?? [];
    expect(series).toHaveLength(8);
    expect(series.at(-1)).toEqual({ name: 'others (13)', colour: INK.rest });
    expect((await renderSvg(chart)).match(/class="mark-area/g)).toHaveLength(8);
  });

  it('takes a single cohort, and is no chart while nobody has power', () => {
    expect(powerByCohortChart({ ...SOURCE, cohorts: [course('a', [5])] })?.description).toContain('a from 100.00%');
    expect(powerByCohortChart({ ...SOURCE, cohorts: [course('a', [0])] })).toBeUndefined();
    expect(powerByCohortChart({ ...SOURCE, cohorts: [] })).toBeUndefined();
  });
});
