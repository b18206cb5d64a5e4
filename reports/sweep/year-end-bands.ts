import { type Band, type BandLine, bandAt } from './bands.ts';
import { metricScale } from './metric-scale.ts';
import type { SweepDesign, SweepRun } from './sweep-run.ts';

/** A chart's metric at the end of one year, over the seeds of a variant, in words. */
export interface YearEndBand {
  readonly title: string;
  readonly variant: string;
  readonly year: number;
  readonly figures: Readonly<Record<BandLine, string>>;
}

/** For each chart, variant and year. The last year may be unfinished. */
export function yearEndBands(design: SweepDesign, runs: readonly SweepRun[], bands: readonly Band[]): YearEndBand[] {
  return design.charts.flatMap(({ metric, title }) => {
    const scale = metricScale(design.metrics.find(({ id }) => id === metric)?.unit ?? '', design, metric);
    return bands
      .filter((band) => band.metric === metric)
      .flatMap((band) => {
        const variant = design.variants.find(({ name }) => name === band.variant)?.title ?? band.variant;
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
          return { title, variant, year, figures };
        });
      });
  });
}
