import { DAYS_PER_WEEK, DAYS_PER_YEAR } from '#sim/core/units.ts';
import { columnIndex, numberColumn, type RunTable } from './artifacts/run-table.ts';
import type { RunResults } from './run-results.ts';
import { formatNumber, formatPercent, groupDigits, MINUS, UNDEFINED_VALUE } from './text/quantity.ts';

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
  /** Part of the ticks at which the figure is defined that met the target: `98%`. */
  readonly held: string;
  /** How far the end is inside the target (above 0) or outside. */
  readonly margin: string;
}

type Unit = 'percent' | 'count' | 'days' | 'usd';

/** A figure of the plan's, made of columns of `metrics.csv`, and the range that it calls a success. */
interface SuccessMetric {
  readonly id: string;
  readonly unit: Unit;
  /** The figure must lie strictly above it. */
  readonly above: number;
  /** And not above this one. Absent: no limit. */
  readonly upTo?: number;
  /** How the figure is made, best first: the first whose columns a run has is the one. */
  readonly readings: readonly Reading[];
}

interface Reading {
  readonly title: string;
  readonly columns: readonly string[];
  /** Of the columns' values at one tick, all defined. */
  readonly figure: (values: readonly number[]) => number | undefined;
}

/** A column as it is. */
function column(title: string, id: string): Reading {
  return { title, columns: [id], figure: ([value]) => value };
}

/** The success metrics of the plan ("Success Metrics"), in its order. */
const SUCCESS_METRICS: readonly SuccessMetric[] = [
  {
    id: 'staking_ratio',
    unit: 'percent',
    above: 0.4,
    readings: [column('Staked share of the circulating supply', 'staking.ratio')],
  },
  { id: 'active_stakers', unit: 'count', above: 1_000, readings: [column('Active stakers', 'staking.active_stakers')] },
  {
    id: 'mean_lock',
    unit: 'days',
    above: 30,
    readings: [column('Mean lock, weighted by amount', 'staking.mean_lock_days')],
  },
  {
    id: 'participation',
    unit: 'percent',
    above: 0.2,
    readings: [column('Governance participation (last turnout)', 'governance.turnout')],
  },
  {
    id: 'claims',
    unit: 'percent',
    above: 0.8,
    readings: [
      column('Rewards claimed of those claimable', 'rewards.claimed_share'),
      {
        title: 'Rewards claimed of those earned',
        columns: ['rewards.claimed', 'rewards.released'],
        figure: ([claimed = 0, released = 0]) => (released === 0 ? undefined : claimed / released),
      },
    ],
  },
  { id: 'tvl', unit: 'usd', above: 1_000_000, readings: [column('Value staked (TVL)', 'market.tvl')] },
  {
    id: 'apy',
    unit: 'percent',
    above: 0.15,
    upTo: 0.3,
    readings: [
      column('Yearly reward rate (last 365 days)', 'rewards.realised_apr_365d'),
      {
        title: 'Yearly reward rate (open week)',
        columns: ['rewards.budget_current', 'staking.total_staked'],
        figure: ([budget = 0, staked = 0]) =>
          staked === 0 ? undefined : (budget / staked) * (DAYS_PER_YEAR / DAYS_PER_WEEK),
      },
    ],
  },
];

/** The plan's success metrics over a run; those whose columns the run does not have are left out. */
export function successTable({ metrics }: Pick<RunResults, 'metrics'>): readonly SuccessRow[] {
  if (metrics.rows.length === 0) return [];
  const dates = metrics.columns.findIndex(({ id }) => id === 'date');
  return SUCCESS_METRICS.flatMap((metric) => {
    const reading = metric.readings.find(({ columns }) =>
      columns.every((id) => columnIndex(metrics, id) !== undefined),
    );
    if (reading === undefined) return [];
    const values = valuesOf(reading, metrics);
    return [rowOf(metric, reading.title, values, (tick) => metrics.rows[tick]?.[dates] ?? '')];
  });
}

/** `3 of 7`: targets that were met at the end, of those that the run can tell. */
export function successCount(rows: readonly SuccessRow[]): string {
  return `${rows.filter(({ met }) => met === true).length} of ${rows.length}`;
}

function valuesOf({ columns, figure }: Reading, table: RunTable): readonly (number | undefined)[] {
  const series = columns.map((id) => numberColumn(table, id));
  return table.rows.map((_, tick) => {
    const values = series.map((one) => one?.[tick]);
    return values.every((value) => value !== undefined) ? figure(values) : undefined;
  });
}

function rowOf(
  { id, unit, above, upTo = Number.POSITIVE_INFINITY }: SuccessMetric,
  title: string,
  values: readonly (number | undefined)[],
  dateOf: (tick: number) => string,
): SuccessRow {
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
    held:
      defined.length === 0 ? UNDEFINED_VALUE : `${((defined.filter(isMet).length / defined.length) * 100).toFixed(0)}%`,
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
  return `${margin < 0 ? MINUS : '+'}${text}`;
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
      return `${value > 0 && value < 1 ? formatNumber(value) : groupDigits(value.toFixed(0))} USD`;
  }
}
