import type { Chart, ChartSource } from './chart.ts';
import { cohortTimes, largestCohorts } from './cohort-shares.ts';
import { PERCENT } from './measure.ts';
import { stackedChart } from './stacked-chart.ts';

/** Whose the voting power is. */
export function powerByCohortChart(source: ChartSource): Chart | undefined {
  const times = cohortTimes(source);
  return stackedChart(source, 'power-by-cohort', 'Voting power by cohort (% of all power)', [
    {
      ...PERCENT,
      subject: 'Share of all voting power',
      axisTitle: 'share of all power (%)',
      heightPixels: 300,
      areas: true,
      unixSeconds: times,
      series: largestCohorts(source, times),
    },
  ]);
}
