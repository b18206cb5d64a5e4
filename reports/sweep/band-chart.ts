import type { TopLevelSpec } from 'vega-lite';
import type { ColumnDescription } from '../artifacts/columns.ts';
import type { Chart } from '../charts/chart.ts';
import { CHART_CONFIG } from '../charts/theme.ts';
import { printable } from '../text/escape.ts';
import type { TokenUnit } from '../text/quantity.ts';
import { bandPanel } from './band-panel.ts';
import { type Band, bandAt } from './bands.ts';
import { type MetricScale, metricScale } from './metric-scale.ts';
import type { SweepChart, SweepDesign, SweepMark, SweepVariant } from './sweep-run.ts';

export const BANDS_SUBTITLE = 'line: median of the seeds · band: the middle 80% of them (p10 to p90)';

/** What a chart of bands shows. Texts may be of anybody. */
export interface BandChartOptions {
  readonly id: string;
  readonly title: string;
  /** How to read it. */
  readonly subtitle: string;
  /** What values are counted in. */
  readonly token: TokenUnit;
  readonly quoteDecimals: number;
  readonly metrics: readonly ColumnDescription[];
  readonly variants: readonly Pick<SweepVariant, 'name' | 'title'>[];
  /** A panel each, as far as there are values. */
  readonly charts: readonly SweepChart[];
  readonly marks: readonly SweepMark[];
  readonly bands: readonly Band[];
}

/** A sweep in small multiples: one panel a chart metric. Undefined when no run has a value of any. */
export function sweepChart(design: SweepDesign, bands: readonly Band[]): Chart | undefined {
  const title = `${design.name}: ${countOf(design.seeds.length, 'seed')}`;
  return bandChart({ ...design, id: 'bands', title, subtitle: BANDS_SUBTITLE, bands });
}

/** Small multiples over the same time, one panel a metric. Undefined when no band has a value. */
export function bandChart(options: BandChartOptions): Chart | undefined {
  const panels = options.charts.flatMap(({ metric, title }) => {
    const shown = options.bands.filter((band) => band.metric === metric && hasValue(band));
    if (shown.length === 0) return [];
    const { id = '', unit = '' } = options.metrics.find((one) => one.id === metric) ?? {};
    return [{ title: printable(title), scale: metricScale(unit, options, id), bands: shown }];
  });
  if (panels.length === 0) return undefined;
  const variants = options.variants.map((variant) => ({ ...variant, title: printable(variant.title) }));
  const title = printable(options.title);
  const description = panels.map((panel) => describePanel(variants, panel)).join(' ');
  const spec: TopLevelSpec = {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    title: { text: title, subtitle: printable(options.subtitle) },
    description: `${title}. ${description}`,
    config: CHART_CONFIG,
    spacing: 26,
    vconcat: panels.map((panel, index) =>
      bandPanel({
        ...panel,
        variants,
        marks: options.marks,
        isFirst: index === 0,
        isLast: index === panels.length - 1,
      }),
    ),
  };
  return { id: options.id, title, description, spec };
}

/** The spec as JSON that people can read: a line a data row. */
export function bandSpecText({ spec }: Chart): string {
  const text = JSON.stringify(spec, null, 2);
  const row = /\{\n\s+("date": .*)\n\s+("variant": .*)\n\s+("low": .*)\n\s+("median": .*)\n\s+("high": .*)\n\s+\}/g;
  return `${text.replace(row, '{ $1 $2 $3 $4 $5 }')}\n`;
}

function hasValue({ lines }: Band): boolean {
  return lines.median.some((value) => value !== undefined);
}

function describePanel(
  variants: BandChartOptions['variants'],
  { title, scale, bands }: { readonly title: string; readonly scale: MetricScale; readonly bands: readonly Band[] },
): string {
  const clauses = bands.map((band) => {
    const name = variants.find((variant) => variant.name === band.variant)?.title ?? band.variant;
    const { p10, median, p90 } = bandAt(band, band.unixSeconds.length - 1);
    if (median === undefined || p10 === undefined || p90 === undefined) return `${name} without a value at the end`;
    const spread = p10 === p90 ? '' : ` (${scale.inWords(p10)} to ${scale.inWords(p90)})`;
    return `${name} ${scale.inWords(median)} at the end${spread}`;
  });
  return `${title}: ${clauses.join('; ')}.`;
}

export function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
