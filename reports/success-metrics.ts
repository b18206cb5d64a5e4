import { DAYS_PER_WEEK, DAYS_PER_YEAR } from '#sim/core/units.ts';
import { numberColumn, type RunTable } from './artifacts/run-table.ts';
import type { RunResults } from './run-results.ts';
import { formatNumber, formatPercent, groupDigits, UNDEFINED_VALUE } from './text/quantity.ts';

/** How a run did against one success metric of the plan. Texts carry their units. */
export interface SuccessRow {
  readonly id: string;
  readonly title: string;
  readonly target: string;
  /** At the end of the last finished tick. */
  readonly end: string;
  /** Undefined while the figure is not defined at the end. */
  readonly met: boolean | undefined;
  /** Date of the first tick that met the target; undefined: none did. */
  readonly firstMet: string | undefined;
  /** Part of the ticks at which the figure is defined that met the target. */
  readonly heldShare: number;
  /** How far the end is inside the target (above 0) or outside. */
  readonly margin: string;
}

type Unit = 'percent' | 'count' | 'days' | 'usd';

/** A figure of the plan's, made of columns of `metrics.csv`, and the range that it calls a success. */
interface SuccessMetric {
  readonly id: string;
  readonly title: string;
  readonly unit: Unit;
  /** At least one is given; the figure must lie strictly above `above`, and not above `upTo`. */
  readonly above: number;
  readonly upTo?: number;
  readonly columns: readonly string[];
  /** Of the columns' values at one tick, all defined. */
  readonly figure: (values: readonly number[]) => number | undefined;
}

const own = ([value]: readonly number[]): number | undefined => value;

/** The success metrics of the plan ("Success Metrics"), in its order; of two with one id, the first that a run can tell. */
const SUCCESS_METRICS: readonly SuccessMetric[] = [
  {
    id: 'staking_ratio',
    title: 'Staked share of the circulating supply',
    unit: 'percent',
    above: 0.4,
    columns: ['staking.ratio'],
    figure: own,
  },
  {
    id: 'active_stakers',
    title: 'Active stakers',
    unit: 'count',
    above: 1_000,
    columns: ['staking.active_stakers'],
    figure: own,
  },
  {
    id: 'mean_lock',
    title: 'Mean lock, weighted by amount',
    unit: 'days',
    above: 30,
    columns: ['staking.mean_lock_days'],
    figure: own,
  },
  {
    id: 'participation',
    title: 'Governance participation (last turnout)',
    unit: 'percent',
    above: 0.2,
    columns: ['governance.turnout'],
    figure: own,
  },
  {
    id: 'claims',
    title: 'Rewards claimed of those claimable',
    unit: 'percent',
    above: 0.8,
    columns: ['rewards.claimed_share'],
    figure: own,
  },
  {
    id: 'claims',
    title: 'Rewards claimed of those earned',
    unit: 'percent',
    above: 0.8,
    columns: ['rewards.claimed', 'rewards.released'],
    figure: ([claimed = 0, released = 0]) => (released === 0 ? undefined : claimed / released),
  },
  {
    id: 'tvl',
    title: 'Value staked (TVL)',
    unit: 'usd',
    above: 1_000_000,
    columns: ['market.tvl'],
    figure: own,
  },
  {
    id: 'apy',
    title: 'Yearly reward rate (last 365 days)',
    unit: 'percent',
    above: 0.15,
    upTo: 0.3,
    columns: ['rewards.realised_apr_365d'],
    figure: own,
  },
  {
    id: 'apy',
    title: 'Yearly reward rate (open week)',
    unit: 'percent',
    above: 0.15,
    upTo: 0.3,
    columns: ['rewards.budget_current', 'staking.total_staked'],
    figure: ([budget = 0, staked = 0]) =>
      staked === 0 ? undefined : (budget / staked) * (DAYS_PER_YEAR / DAYS_PER_WEEK),
  },
];

/** The plan's success metrics over a run; those whose columns the run does not have are left out. */
export function successTable({ metrics }: Pick<RunResults, 'metrics'>): readonly SuccessRow[] {
  const dates = metrics.columns.findIndex(({ id }) => id === 'date');
  const rows = new Map<string, SuccessRow>();
  for (const metric of SUCCESS_METRICS) {
    const values = rows.has(metric.id) ? undefined : valuesOf(metric, metrics);
    if (values === undefined || values.length === 0) continue;
    rows.set(
      metric.id,
      rowOf(metric, values, (tick) => metrics.rows[tick]?.[dates] ?? ''),
    );
  }
  return [...rows.values()];
}

/** `3 of 7`: targets that were met at the end, of those that the run can tell. */
export function successCount(rows: readonly SuccessRow[]): string {
  return `${rows.filter(({ met }) => met === true).length} of ${rows.length}`;
}

function valuesOf({ columns, figure }: SuccessMetric, table: RunTable): readonly (number | undefined)[] | undefined {
  const series = columns.map((id) => numberColumn(table, id));
  if (series.some((values) => values === undefined)) return undefined;
  return table.rows.map((_, tick) => {
    const values = series.map((one) => one?.[tick]);
    return values.every((value) => value !== undefined) ? figure(values) : undefined;
  });
}

function rowOf(
  metric: SuccessMetric,
  values: readonly (number | undefined)[],
  dateOf: (tick: number) => string,
): SuccessRow {
  const { id, title, unit, above, upTo = Number.POSITIVE_INFINITY } = metric;
  const isMet = (value: number | undefined): boolean => value !== undefined && value > above && value <= upTo;
  const first = values.findIndex(isMet);
  const defined = values.filter((value) => value !== undefined);
  const end = values.at(-1);
  return {
    id,
    title,
    target: Number.isFinite(upTo) ? `${round(above, unit)} to ${round(upTo, unit)}` : `> ${round(above, unit)}`,
    end: end === undefined ? UNDEFINED_VALUE : inUnit(end, unit),
    met: end === undefined ? undefined : isMet(end),
    firstMet: first < 0 ? undefined : dateOf(first),
    heldShare: defined.length === 0 ? 0 : defined.filter(isMet).length / defined.length,
    margin: end === undefined ? UNDEFINED_VALUE : signed(Math.min(end - above, upTo - end), unit),
  };
}

/** Targets are round numbers. */
function round(value: number, unit: Unit): string {
  return inUnit(value, unit).replace(/\.0+(?=\D|$)/, '');
}

function signed(margin: number, unit: Unit): string {
  const size = Math.abs(margin);
  const text = unit === 'percent' ? `${formatPercent(size)} points` : inUnit(size, unit);
  return `${margin < 0 ? '-' : '+'}${text}`;
}

function inUnit(value: number, unit: Unit): string {
  switch (unit) {
    case 'percent':
      return `${formatPercent(value)}%`;
    case 'count':
      return groupDigits(value.toFixed(0));
    case 'days':
      return `${formatNumber(value)} days`;
    case 'usd':
      return `${groupDigits(value.toFixed(0))} USD`;
  }
}
