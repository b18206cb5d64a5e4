import { SECONDS_PER_DAY } from '#sim/core/units.ts';
import { groupDigits } from '../text/quantity.ts';
import { endsYear } from '../year-ends.ts';
import { type Band, type BandLine, bandAt } from './bands.ts';
import { metricScale } from './metric-scale.ts';
import type { SweepDesign, SweepRun } from './sweep-run.ts';

/** A chart's metric at the end of one year, over the seeds of a variant, in words. */
export interface YearEndBand {
  readonly title: string;
  readonly variant: string;
  /** Which year: `2`; where the run ends before its end, `2, to day 500`. */
  readonly year: string;
  readonly figures: Readonly<Record<BandLine, string>>;
}

/** For each chart, variant and year. The last year may be unfinished. */
export function yearEndBands(design: SweepDesign, runs: readonly SweepRun[], bands: readonly Band[]): YearEndBand[] {
  return design.charts.flatMap(({ metric, title }) => {
    const scale = metricScale(design.metrics.find(({ id }) => id === metric)?.unit ?? '', design, metric);
    return bands
      .filter((band) => band.metric === metric)
      .flatMap((band) => {
        const found = design.variants.find(({ name }) => name === band.variant);
        const { title: variant = band.variant, tickSeconds = SECONDS_PER_DAY } = found ?? {};
        const run = runs.find((one) => one.variant === band.variant && one.status === 'completed');
        return (run?.years ?? []).map(({ year, tickIndex }) => {
          const at = bandAt(band, tickIndex);
          const words = (line: BandLine): string => {
            const value = at[line];
            return value === undefined ? 'n/a' : scale.inWords(value);
          };
          const figures = {
            min: words('min'),
            p10: words('p10'),
            median: words('median'),
            p90: words('p90'),
            max: words('max'),
          };
          return { title, variant, year: yearInWords(year, tickIndex, tickSeconds), figures };
        });
      });
  });
}

function yearInWords(year: number, tickIndex: number, tickSeconds: number): string {
  if (endsYear(tickIndex, tickSeconds)) return String(year);
  const days = ((tickIndex + 1) * tickSeconds) / SECONDS_PER_DAY;
  return `${year}, to day ${groupDigits(String(Math.floor(days)))}`;
}
