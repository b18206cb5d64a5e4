import type { CsvCell } from '../artifacts/csv.ts';
import { utcDate } from '../artifacts/tables/table.ts';
import { BAND_LINES, type Band } from './bands.ts';
import { boundsInWords, type ConclusionResult, figureInWords } from './conclusions.ts';
import type { MetricCells, SweepDesign, SweepRun } from './sweep-run.ts';

export type Row = readonly CsvCell[];

/** Tables of a sweep folder, in the order in which they are written. */
export const SWEEP_TABLES = ['runs.csv', 'years.csv', 'bands.csv', 'conclusions.csv'] as const;
export type SweepTable = (typeof SWEEP_TABLES)[number];

/** Header of a table. */
export function headerOf(table: SweepTable, { metrics }: SweepDesign): Row {
  const ids = metrics.map(({ id }) => id);
  switch (table) {
    case 'runs.csv':
      return ['variant', 'seed', 'status', 'ticks', 'digest', 'failure', 'vacuous', ...ids];
    case 'years.csv':
      return ['variant', 'seed', 'year', 'tick', 'date', ...ids];
    case 'bands.csv':
      return ['variant', 'metric', 'tick', 'date', ...BAND_LINES];
    case 'conclusions.csv':
      return ['conclusion', 'metric', 'figure', 'bounds', 'variant', 'holds', 'of', 'worst_value', 'worst_seed'];
  }
}

/** A row a run, with every metric at its last tick. */
export function runRow(design: SweepDesign, run: SweepRun): Row {
  const { variant, seed, status, ticksFinished, digest, failure, vacuousKinds, end } = run;
  const cause = failure === undefined ? undefined : `${failure.code}: ${failure.message}`;
  return [variant, seed, status, ticksFinished, digest, cause, vacuousKinds.join(' '), ...spread(design, run, end)];
}

/** A row a year of a run. */
export function yearRows(design: SweepDesign, run: SweepRun): readonly Row[] {
  return run.years.map(({ year, tickIndex, unixSeconds, cells }) => [
    run.variant,
    run.seed,
    year,
    tickIndex,
    utcDate(unixSeconds),
    ...spread(design, run, cells),
  ]);
}

/** A row a tick of a band. Amounts are floats here: quantiles of exact ones, to 16 digits. */
export function bandRows({ variant, metric, unixSeconds, lines }: Band): readonly Row[] {
  return unixSeconds.map((seconds, tick) => [
    variant,
    metric,
    tick,
    utcDate(seconds),
    ...BAND_LINES.map((line) => lines[line][tick]),
  ]);
}

export function conclusionRow({ conclusion, variant, holds, of, worst }: ConclusionResult): Row {
  const { say, metric, at, between, bounds } = conclusion;
  const figure = figureInWords(at, between);
  return [say, metric, figure, boundsInWords(bounds), variant.name, holds, of, worst?.figure, worst?.seed];
}

/** Cells of a run in the columns of all variants; empty where its variant does not have the metric. */
function spread({ metrics, variants }: SweepDesign, run: SweepRun, cells: MetricCells): Row {
  const ids = variants.find(({ name }) => name === run.variant)?.metricIds ?? [];
  return metrics.map(({ id }) => {
    const position = ids.indexOf(id);
    return position < 0 ? undefined : cells[position];
  });
}
