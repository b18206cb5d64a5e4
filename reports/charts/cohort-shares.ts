import { printable } from '../text/escape.ts';
import type { ChartSource } from './chart.ts';
import { SERIES_STYLES } from './theme.ts';
import { largestFirst, withRest } from './top-series.ts';
import type { PanelSeries } from './wide-rows.ts';

/** The times at which any cohort was counted, ascending, in Unix seconds. */
export function cohortTimes({ cohorts }: Pick<ChartSource, 'cohorts'>): readonly number[] {
  return [...new Set(cohorts.flatMap(({ unixSeconds }) => unixSeconds))].sort((a, b) => a - b);
}

/** Share of all power of the cohorts that have most of it over the run, largest first, and of all others as one. */
export function largestCohorts(source: Pick<ChartSource, 'cohorts'>, times: readonly number[]): readonly PanelSeries[] {
  return withRest(largestFirst(powerShares(source, times)), SERIES_STYLES.length);
}

/**
 * Gives series that are named by cohorts the looks that these have where power is shown by cohort; what is not shown
 * there has the looks that are left. At most as many series as there are looks.
 */
export function inCohortStyles(
  source: Pick<ChartSource, 'cohorts'>,
  series: readonly PanelSeries[],
): readonly PanelSeries[] {
  const known = new Map<string, number>();
  largestCohorts(source, cohortTimes(source)).forEach(({ name, isRest }, position) => {
    if (isRest !== true) known.set(name, position);
  });
  const taken = new Set(series.map(({ name }) => known.get(name)));
  const free = SERIES_STYLES.map((_, position) => position).filter((position) => !taken.has(position));
  return series.map((one) => ({ ...one, style: known.get(one.name) ?? free.shift() ?? 0 }));
}

/** Of each cohort that ever has power; undefined while nobody has any. */
function powerShares({ cohorts }: Pick<ChartSource, 'cohorts'>, times: readonly number[]): readonly PanelSeries[] {
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
