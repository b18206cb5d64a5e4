import { DAYS_PER_WEEK, DAYS_PER_YEAR } from '#sim/core/units.ts';
import { printable } from '../text/escape.ts';
import { groupDigits } from '../text/quantity.ts';
import type { Chart, ChartSource } from './chart.ts';
import { inCohortStyles } from './cohort-shares.ts';
import { SMALL_PERCENT } from './measure.ts';
import { axisEndBelowPeaks, peakOf } from './peaks.ts';
import { definedSeries } from './series-description.ts';
import { stackedChart } from './stacked-chart.ts';
import { SERIES_STYLES } from './theme.ts';
import type { PanelSeries } from './wide-rows.ts';

/** The program's longest lock in days. */
const LONGEST_LOCK_DAYS = 180;
/** Weeks that a cohort's rate is the mean of. */
const SMOOTHED_WEEKS = 4;
/** What the plan calls a success. */
const TARGETS = [
  { value: 0.15, label: 'target: over 15%' },
  { value: 0.3, label: 'target: up to 30%' },
];

/** What a stake earns in a year, by its lock and by whose it is. */
export function aprChart(source: ChartSource): Chart | undefined {
  const locks = Array.from({ length: LONGEST_LOCK_DAYS + 1 }, (_, days) => ({
    id: `rewards.apr_lock_${days}`,
    name: days === 0 ? 'no lock' : `${days} days`,
  }));
  const weeks = [...new Set(source.rewards.map(({ unixSeconds }) => unixSeconds))].sort((a, b) => a - b);
  const byLock = definedSeries(source, locks);
  const byCohort = inCohortStyles(source, cohortRates(source, weeks));
  const shared = { ...SMALL_PERCENT, axisTitle: '% a year' };
  return stackedChart(source, 'apr', 'Yearly reward rate of a stake (%)', [
    {
      ...shared,
      ...belowPeaks('By lock, at the budget of the open week (% a year)', byLock),
      subject: 'Yearly reward rate by lock',
      heightPixels: 200,
      named: true,
      stepped: true,
      series: byLock,
      references: TARGETS,
    },
    {
      ...shared,
      ...belowPeaks(`Earned by cohort, mean of ${SMOOTHED_WEEKS} weeks (% a year)`, byCohort),
      subject: `Yearly rate earned by cohort, mean of ${SMOOTHED_WEEKS} weeks`,
      heightPixels: 180,
      named: true,
      unixSeconds: weeks,
      series: byCohort,
    },
  ]);
}

/** The first weeks divide their budget among few stakers; a title says what an axis leaves out. */
function belowPeaks(title: string, series: readonly PanelSeries[]) {
  const axisEnd = axisEndBelowPeaks(series);
  if (axisEnd === undefined) return { title };
  return { title: `${title}; cut off: peaks of up to ${groupDigits((peakOf(series) * 100).toFixed(0))}%`, axisEnd };
}

interface CohortWeeks {
  readonly earned: number[];
  readonly staked: number[];
  stakedSum: number;
}

/** Of the cohorts with the largest stakes, in the order of size. */
function cohortRates({ rewards }: ChartSource, weeks: readonly number[]): readonly PanelSeries[] {
  const rowOf = new Map(weeks.map((week, row) => [week, row]));
  const cohorts = new Map<string, CohortWeeks>();
  for (const { cohort, unixSeconds, earnedBaseUnits, meanStakedBaseUnits } of rewards) {
    const known = cohorts.get(cohort) ?? { earned: weeks.map(() => 0), staked: weeks.map(() => 0), stakedSum: 0 };
    cohorts.set(cohort, known);
    const row = rowOf.get(unixSeconds) ?? 0;
    known.earned[row] = earnedBaseUnits;
    known.staked[row] = meanStakedBaseUnits;
    known.stakedSum += meanStakedBaseUnits;
  }
  return [...cohorts]
    .filter(([, { stakedSum }]) => stakedSum > 0)
    .sort(([, a], [, b]) => b.stakedSum - a.stakedSum)
    .slice(0, SERIES_STYLES.length)
    .map(([cohort, { earned, staked }]) => ({
      name: printable(cohort),
      values: weeks.map((_, row) => {
        const stake = trailing(staked, row);
        return stake === 0 ? undefined : (trailing(earned, row) / stake) * (DAYS_PER_YEAR / DAYS_PER_WEEK);
      }),
    }));
}

function trailing(values: readonly number[], row: number): number {
  return values.slice(Math.max(0, row - SMOOTHED_WEEKS + 1), row + 1).reduce((sum, value) => sum + value, 0);
}
