import { createHash, type Hash } from 'node:crypto';
import type { MetricRow, RunRows, RunSink, RunTableName } from '#sim/ports/run-sink.ts';
import { TIME_COLUMNS } from '../artifacts/columns.ts';
import { formatCsv, formatCsvCell } from '../artifacts/csv.ts';
import { utcDate } from '../artifacts/tables/table.ts';
import { endsYear } from '../year-ends.ts';
import type { KeptTick, MetricCells, SweepRun, TickCells, YearEnd } from './sweep-run.ts';

export interface SeriesSinkOptions {
  /** Ids of all metrics, in the order of `MetricRow.values`. */
  readonly metricIds: readonly string[];
  /** Those whose every tick is kept. */
  readonly series: readonly string[];
  readonly tickSeconds: number;
  readonly horizonTicks: number;
  /** Ticks whose every metric is kept, beside the ends of years. Default: none. */
  readonly keptTicks?: readonly number[];
}

/** What a sink saw of a run. */
export type SeenRun = Pick<SweepRun, 'ticksFinished' | 'digest' | 'unixSeconds' | 'series' | 'end' | 'years' | 'kept'>;

/**
 * Keeps of a run what a sweep needs of it: some series, and all metrics at the ends of years. Writes nothing; what a
 * run folder would hold is hashed.
 */
export class SeriesSink implements RunSink {
  readonly #options: SeriesSinkOptions;
  readonly #positions: readonly number[];
  readonly #series: readonly Float64Array[];
  readonly #unixSeconds: Float64Array;
  readonly #hash: Hash = createHash('sha256');
  readonly #years: YearEnd[] = [];
  readonly #kept: KeptTick[] = [];
  #row: MetricRow | undefined;
  #ticks = 0;

  constructor(options: SeriesSinkOptions) {
    const { metricIds, series, horizonTicks } = options;
    this.#options = options;
    this.#positions = series.map((id) => metricIds.indexOf(id));
    this.#series = series.map(() => new Float64Array(horizonTicks).fill(Number.NaN));
    this.#unixSeconds = new Float64Array(horizonTicks);
    this.#hash.update(formatCsv([[...TIME_COLUMNS.map(({ id }) => id), ...metricIds]]));
  }

  write<Name extends RunTableName>(table: Name, row: RunRows[Name]): void {
    if (table === 'metrics') this.#row = row as MetricRow;
  }

  async endTick(tickIndex: number): Promise<void> {
    const row = this.#row;
    if (row?.tickIndex !== tickIndex || tickIndex !== this.#ticks) {
      throw new TypeError(`tick ${tickIndex} ends without its metrics`);
    }
    const { unixSeconds, values } = row;
    this.#hash.update(formatCsv([[tickIndex, unixSeconds, utcDate(unixSeconds), ...values]]));
    this.#unixSeconds[tickIndex] = unixSeconds;
    for (let index = 0; index < this.#positions.length; index++) {
      const value = values[this.#positions[index] as number];
      (this.#series[index] as Float64Array)[tickIndex] = value === undefined ? Number.NaN : Number(value);
    }
    this.#ticks += 1;
    if (endsYear(tickIndex, this.#options.tickSeconds)) this.#years.push(yearEnd(this.#years.length + 1, row));
    if (this.#options.keptTicks?.includes(tickIndex) === true) {
      this.#kept.push({ ...tickCells(row), digest: this.#digest() });
    }
    // The event loop turns once a tick: an engine's binding releases what it holds only then.
    await new Promise((resolve) => setImmediate(resolve));
  }

  /** What was seen until now; series end with the last finished tick. */
  seen(): SeenRun {
    const { series, horizonTicks } = this.#options;
    const last = this.#row;
    const isWhole = this.#ticks === horizonTicks;
    const years = [...this.#years];
    // The year that the run ends in may be unfinished.
    if (last !== undefined && years.at(-1)?.tickIndex !== last.tickIndex) years.push(yearEnd(years.length + 1, last));
    const cut = (values: Float64Array): Float64Array => (isWhole ? values : values.slice(0, this.#ticks));
    return {
      ticksFinished: this.#ticks,
      digest: this.#digest(),
      unixSeconds: cut(this.#unixSeconds),
      series: new Map(series.map((id, index) => [id, cut(this.#series[index] as Float64Array)])),
      end: last === undefined ? [] : cellsOf(last),
      years,
      kept: [...this.#kept],
    };
  }

  #digest(): string {
    return this.#hash.copy().digest('hex');
  }
}

function yearEnd(year: number, row: MetricRow): YearEnd {
  return { year, ...tickCells(row) };
}

function tickCells(row: MetricRow): TickCells {
  return { tickIndex: row.tickIndex, unixSeconds: row.unixSeconds, cells: cellsOf(row) };
}

function cellsOf({ values }: MetricRow): MetricCells {
  return values.map(formatCsvCell);
}
