import type { TopLevelSpec } from 'vega-lite';
import type { Chart } from '../charts/chart.ts';
import { CHART_CONFIG } from '../charts/theme.ts';
import { printable } from '../text/escape.ts';
import { bandPanel } from './band-panel.ts';
import { type Band, bandAt } from './bands.ts';
import { type MetricScale, metricScale } from './metric-scale.ts';
import type { SweepDesign } from './sweep-run.ts';

/** Small multiples: one panel a chart metric. Undefined when no run has a value of any. */
export function bandChart(design: SweepDesign, bands: readonly Band[]): Chart | undefined {
  const panels = design.charts.flatMap(({ metric, title }) => {
    const shown = bands.filter((band) => band.metric === metric && hasValue(band));
    if (shown.length === 0) return [];
    const scale = metricScale(design.metrics.find(({ id }) => id === metric)?.unit ?? '', design);
    return [{ title: printable(title), scale, bands: shown }];
  });
  if (panels.length === 0) return undefined;
  const title = `${printable(design.name)}: ${countOf(design.seeds.length, 'seed')}`;
  const description = panels.map((panel) => describePanel(design, panel)).join(' ');
  const variants = design.variants.map((variant) => ({ ...variant, title: printable(variant.title) }));
  const spec: TopLevelSpec = {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    title: { text: title, subtitle: 'line: median of the seeds · band: the middle 80% of them (p10 to p90)' },
    description: `${title}. ${description}`,
    config: CHART_CONFIG,
    spacing: 26,
    vconcat: panels.map((panel, index) =>
      bandPanel({
        ...panel,
        variants,
        marks: design.marks,
        isFirst: index === 0,
        isLast: index === panels.length - 1,
      }),
    ),
  };
  return { id: 'bands', title, description, spec };
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
  { variants }: SweepDesign,
  { title, scale, bands }: { readonly title: string; readonly scale: MetricScale; readonly bands: readonly Band[] },
): string {
  const clauses = bands.map((band) => {
    const name = variants.find((variant) => variant.name === band.variant)?.title ?? band.variant;
    const { p10, median, p90 } = bandAt(band, band.unixSeconds.length - 1);
    if (median === undefined || p10 === undefined || p90 === undefined) return `${name} without a value at the end`;
    return `${name} ${scale.inWords(median)} at the end (${scale.inWords(p10)} to ${scale.inWords(p90)})`;
  });
  return `${title}: ${clauses.join('; ')}.`;
}

export function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
