import { quantileSorted } from 'simple-statistics';
import type { SweepDesign, SweepRun } from './sweep-run.ts';

/** Columns of `bands.csv` after its keys, and the quantile that each is; linear between values (R's type 7). */
export const BAND_QUANTILES = { min: 0, p10: 0.1, median: 0.5, p90: 0.9, max: 1 } as const;
export type BandLine = keyof typeof BAND_QUANTILES;
export const BAND_LINES = Object.keys(BAND_QUANTILES) as readonly BandLine[];

/** How the seeds of a variant spread over one metric, tick by tick; undefined at a tick at which no seed has a value. */
export interface Band {
  readonly variant: string;
  readonly metric: string;
  readonly unixSeconds: readonly number[];
  readonly lines: Readonly<Record<BandLine, readonly (number | undefined)[]>>;
}

/** The band of each variant and metric with a series, over the completed runs of the variant. */
export function bandsOf({ variants }: SweepDesign, runs: readonly SweepRun[], metrics: readonly string[]): Band[] {
  return variants.flatMap(({ name, metricIds }) => {
    const completed = runs.filter(({ variant, status }) => variant === name && status === 'completed');
    const [first] = completed;
    if (first === undefined) return [];
    return metrics
      .filter((metric) => metricIds.includes(metric))
      .map((metric) => ({
        variant: name,
        metric,
        unixSeconds: [...first.unixSeconds],
        lines: bandLines(
          completed.map(({ series }) => series.get(metric) as Float64Array),
          first.unixSeconds.length,
        ),
      }));
  });
}

/** How series spread, tick by tick; NaN is no value. */
export function bandLines(series: readonly Float64Array[], ticks: number): Band['lines'] {
  const lines = { min: [], p10: [], median: [], p90: [], max: [] } as Record<BandLine, (number | undefined)[]>;
  for (let tick = 0; tick < ticks; tick++) {
    const values = series.map((one) => one[tick] as number).filter((value) => !Number.isNaN(value));
    values.sort((a, b) => a - b);
    for (const line of BAND_LINES) {
      lines[line].push(values.length === 0 ? undefined : quantileSorted(values, BAND_QUANTILES[line]));
    }
  }
  return lines;
}

/** One band at the last tick of each year, as years are counted in `years.csv`. */
export function bandAt(band: Band, tickIndex: number): Readonly<Record<BandLine, number | undefined>> {
  const at = (line: BandLine): number | undefined => band.lines[line][tickIndex];
  return { min: at('min'), p10: at('p10'), median: at('median'), p90: at('p90'), max: at('max') };
}
