import { printable } from '../text/escape.ts';
import type { Chart, ChartSource } from './chart.ts';
import { PERCENT } from './measure.ts';
import { stackedChart } from './stacked-chart.ts';
import { SERIES_STYLES } from './theme.ts';
import { largestFirst, withRest } from './top-series.ts';
import type { PanelSeries } from './wide-rows.ts';

/** Whose the voting power is. */
export function powerByCohortChart(source: ChartSource): Chart | undefined {
  const times = [...new Set(source.cohorts.flatMap(({ unixSeconds }) => unixSeconds))].sort((a, b) => a - b);
  const series = withRest(largestFirst(powerShares(source, times)), SERIES_STYLES.length);
  return stackedChart(source, 'power-by-cohort', 'Voting power by cohort (% of all power)', [
    {
      ...PERCENT,
      subject: 'Share of all voting power',
      axisTitle: 'share of all power (%)',
      heightPixels: 300,
      areas: true,
      unixSeconds: times,
      series,
    },
  ]);
}

/** Of each cohort that ever has power; undefined while nobody has any. */
function powerShares({ cohorts }: ChartSource, times: readonly number[]): readonly PanelSeries[] {
  const rowOf = new Map(times.map((time, row) => [time, row]));
  const totals = times.map(() => 0);
  const powers = cohorts.map(({ unixSeconds, power }) => {
    const values = times.map(() => 0);
    unixSeconds.forEach((time, index) => {
      const row = rowOf.get(time);
      if (row !== undefined) values[row] = power[index] ?? 0;
    });
    values.forEach((value, row) => {
      totals[row] = (totals[row] ?? 0) + value;
    });
    return values;
  });
  return cohorts.flatMap(({ cohort }, index) => {
    const values = powers[index] ?? [];
    if (values.every((value) => value === 0)) return [];
    return [
      {
        name: printable(cohort),
        values: values.map((value, row) => {
          const total = totals[row] ?? 0;
          return total === 0 ? undefined : value / total;
        }),
      },
    ];
  });
}
