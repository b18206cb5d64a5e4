import { type ColumnDescription, descriptionOf, TICK_COLUMN } from '../artifacts/columns.ts';
import type { CsvCell } from '../artifacts/csv.ts';
import type { ComparedRun, ComparedSide } from './compared-side.ts';
import type { Comparison } from './comparison.ts';
import type { MetricDifference } from './metric-difference.ts';

type Row = readonly CsvCell[];

const OF_METRIC = 'of the metric';

/** Columns of `differences.csv`. */
const DIFFERENCE_COLUMNS: readonly ColumnDescription[] = [
  { id: 'time', title: 'Time', unit: 'name', formula: 'year_N: end of year N; end: last tick that is compared' },
  TICK_COLUMN,
  { id: 'metric', title: 'Metric', unit: 'name', formula: 'its column in metrics.csv' },
  { id: 'unit', title: 'Unit', unit: 'name', formula: 'unit of the metric' },
  { id: 'better', title: 'Better', unit: 'name', formula: 'direction that a designer wants: higher, lower or neither' },
  { id: 'a', title: 'A', unit: OF_METRIC, formula: 'value of A; over seeds the median' },
  { id: 'b', title: 'B', unit: OF_METRIC, formula: 'value of B; over seeds the median' },
  {
    id: 'difference',
    title: 'B - A',
    unit: OF_METRIC,
    formula: 'exact for one pair of runs; over seeds the median of the differences seed by seed',
  },
  { id: 'relative', title: 'Relative difference', unit: 'ratio', formula: 'difference / |a|; empty where a is 0' },
  { id: 'p10', title: 'p10', unit: OF_METRIC, formula: "10% quantile of the seeds' differences; empty for one pair" },
  { id: 'p90', title: 'p90', unit: OF_METRIC, formula: "90% quantile of the seeds' differences; empty for one pair" },
  { id: 'agreeing', title: 'Agreeing', unit: 'count', formula: 'seeds whose difference has the sign of the median' },
  { id: 'seeds', title: 'Seeds', unit: 'count', formula: 'seeds with a value on both sides; empty for one pair' },
  {
    id: 'verdict',
    title: 'Verdict',
    unit: 'name',
    formula:
      'better, worse, higher, lower, same; unclear: p10 <= 0 <= p90, or too few seeds agree; unknown: a side has no value',
  },
];

/** Leading columns of `runs.csv`; a column a common metric follows. */
const RUN_COLUMNS: readonly ColumnDescription[] = [
  { id: 'side', title: 'Side', unit: 'name', formula: 'a or b' },
  { id: 'seed', title: 'Seed', unit: 'index', formula: 'seed of the run' },
  { id: 'status', title: 'Status', unit: 'name', formula: 'completed, interrupted, failed or running' },
  { id: 'ticks', title: 'Ticks', unit: 'count', formula: 'ticks that the run finished' },
  { id: 'digest', title: 'Digest', unit: 'sha256', formula: 'sha256 of its metrics.csv' },
  { id: 'failure', title: 'Failure', unit: 'name', formula: 'code and message of the error that stopped it' },
  {
    id: 'broken',
    title: 'Broken',
    unit: 'name',
    formula: 'invariants that broke while the run went on, each with the tick of its first breach, as I05@8',
  },
  { id: 'vacuous', title: 'Vacuous', unit: 'name', formula: 'kinds of action that were never once accepted' },
];

/** Every column of the tables, as `columns.json` describes them. */
export function comparisonColumns({
  metrics,
}: Pick<Comparison, 'metrics'>): Record<string, readonly ColumnDescription[]> {
  return { 'differences.csv': DIFFERENCE_COLUMNS, 'runs.csv': [...RUN_COLUMNS, ...metrics.map(descriptionOf)] };
}

/** `differences.csv`: a row a metric and time, with its header. */
export function differenceRows({ times }: Comparison): readonly Row[] {
  return [
    DIFFERENCE_COLUMNS.map(({ id }) => id),
    ...times.flatMap(({ year, tickIndex, differences }) =>
      differences.map((difference) => [
        year === undefined ? 'end' : `year_${year}`,
        tickIndex,
        ...differenceCells(difference),
      ]),
    ),
  ];
}

function differenceCells({ metric, a, b, difference, relative, band, verdict }: MetricDifference): Row {
  const { p10, p90, agreeing, of } = band ?? {};
  return [metric.id, metric.unit, metric.better, a, b, difference, relative, p10, p90, agreeing, of, verdict];
}

/** `runs.csv`: a row a run with the common metrics at the end of what is compared, with its header. */
export function runRows({ a, b, metrics, commonTicks }: Comparison): readonly Row[] {
  const sides = [
    ['a', a],
    ['b', b],
  ] as const;
  return [
    [...RUN_COLUMNS, ...metrics].map(({ id }) => id),
    ...sides.flatMap(([label, side]) =>
      side.runs.map((run) => [label, ...runCells(run), ...metricCells(side, run, metrics, commonTicks - 1)]),
    ),
  ];
}

function runCells({ seed, status, ticksFinished, digest, failure, broken = [], vacuousKinds }: ComparedRun): Row {
  const cause = failure === undefined ? undefined : `${failure.code}: ${failure.message}`;
  const breaches = broken.map(({ invariant, tickIndex }) => `${invariant}@${tickIndex}`).join(' ');
  return [seed, status, ticksFinished, digest, cause, breaches, vacuousKinds.join(' ')];
}

function metricCells(side: ComparedSide, run: ComparedRun, metrics: Comparison['metrics'], tick: number): Row {
  const cells = run.cellsAt(tick);
  return metrics.map(({ id }) => cells?.[side.metrics.findIndex((one) => one.id === id)]);
}
