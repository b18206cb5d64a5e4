import type { TopLevelSpec } from 'vega-lite';
import type { ColumnDescription } from '../artifacts/columns.ts';
import type { Chart } from '../charts/chart.ts';
import { CHART_CONFIG } from '../charts/theme.ts';
import { spanOf, timeParameters } from '../charts/time-axis.ts';
import { printable } from '../text/escape.ts';
import type { TokenUnit } from '../text/quantity.ts';
import { type BandPanelOptions, bandPanel, bandReadings } from './band-panel.ts';
import { bandSets, type DifferenceBand } from './band-rows.ts';
import { type Band, bandAt } from './bands.ts';
import { type MetricScale, metricScale } from './metric-scale.ts';
import type { SweepChart, SweepDesign, SweepMark, SweepVariant } from './sweep-run.ts';
import { titledApart } from './variant-titles.ts';

export const BANDS_SUBTITLE = 'line: median of the seeds · band: the middle 80% of them (p10 to p90)';

/** The same for a page, whose drawings have no subtitle. */
export const BANDS_IN_WORDS =
  'Lines are medians of the seeds; bands are the middle 80% of them, p10 to p90. A median of one day may be of another ' +
  'seed than that of the next.';

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
  /** By metric: what is read at the cursor beside the variants, and not drawn. Default: nothing. */
  readonly differences?: { readonly title: string; readonly bands: readonly Band[] };
}

/** A sweep in small multiples: one panel a chart metric. Undefined when no run has a value of any. */
export function sweepChart(design: SweepDesign, bands: readonly Band[]): Chart | undefined {
  const title = `${design.name}: ${countOf(design.seeds.length, 'seed')}`;
  return bandChart({ ...design, id: 'bands', title, subtitle: BANDS_SUBTITLE, bands });
}

/** Small multiples over the same time, one panel a metric. Undefined when no band has a value. */
export function bandChart(options: BandChartOptions): Chart | undefined {
  const variants = titledApart(options.variants.map(({ name, title }) => ({ name, title: printable(title) })));
  const shown = options.charts.flatMap(({ metric, title }) => {
    const bands = options.bands.filter((band) => band.metric === metric);
    if (!bands.some(hasValue)) return [];
    const { id = '', unit = '' } = options.metrics.find((one) => one.id === metric) ?? {};
    const band = options.differences?.bands.find((one) => one.metric === metric && hasValue(one));
    const difference = band === undefined ? undefined : { title: options.differences?.title ?? '', band };
    return [{ title: printable(title), scale: metricScale(unit, options, id), bands, difference }];
  });
  if (shown.length === 0) return undefined;
  const panels = shown.map((panel, index) => ({
    ...panel,
    sets: bandSets(panel.bands, index, panel.scale.divisor, differenceOf(panel)),
    variants,
    marks: options.marks,
    isFirst: index === 0,
    isLast: index === shown.length - 1,
  }));
  const span = spanOf([...new Set(shown.flatMap(({ bands }) => bands.flatMap(endsOf)))].sort((a, b) => a - b));
  const title = printable(options.title);
  const description = panels.map((panel) => describePanel(variants, panel)).join(' ');
  const spec: TopLevelSpec = {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    title: { text: title, subtitle: printable(options.subtitle) },
    description: `${title}. ${description}`,
    config: CHART_CONFIG,
    params: timeParameters(span),
    datasets: Object.fromEntries(panels.flatMap(({ sets }) => sets.map(({ dataset, rows }) => [dataset, [...rows]]))),
    spacing: 26,
    vconcat: panels.map(bandPanel),
  };
  return { id: options.id, title, description, spec, time: { ...span, panels: panels.flatMap(bandReadings) } };
}

function differenceOf({
  difference,
  scale,
}: Pick<BandPanelOptions, 'difference' | 'scale'>): DifferenceBand | undefined {
  return difference === undefined ? undefined : { band: difference.band, divisor: scale.difference.divisor };
}

function endsOf({ unixSeconds }: Band): readonly number[] {
  return [unixSeconds[0] ?? 0, unixSeconds.at(-1) ?? 0];
}

/** The spec as JSON that people can read: a line a data row. */
export function bandSpecText({ spec }: Chart): string {
  const text = JSON.stringify(spec, null, 2);
  // A row is the only object that begins with a date.
  return `${text.replace(/\{\n\s+"date": [^{}]*\}/g, (row) => row.replace(/\n\s+/g, ' '))}\n`;
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
