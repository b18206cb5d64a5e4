import type { TopLevelSpec } from 'vega-lite';
import type { Chart, ChartSource } from './chart.ts';
import { textWidth } from './fonts.ts';
import { legendColumns } from './legend-columns.ts';
import { PLAIN_ZERO } from './measure.ts';
import { PANEL_WIDTH } from './panel.ts';
import { specFrame } from './spec-frame.ts';
import { INK } from './theme.ts';
import { colourScale } from './wide-rows.ts';

const BAR_PIXELS = 22;
const WIDTH = PANEL_WIDTH - 120;
const LABEL_FONT_SIZE = 11;
const LABEL_GAP_PIXELS = 6;
const OUTLINED_PIXELS = 4;

/** One bar, of one part or of several one behind another. */
export interface Bar {
  readonly name: string;
  readonly parts: readonly { readonly series: string; readonly value: number }[];
  /** Behind the bar. */
  readonly label: string;
}

export interface BarChartOptions {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly axisTitle: string;
  /** What a bar is, and a part of one: `error`, `action`. */
  readonly barTitle: string;
  readonly partTitle?: string;
  /** d3 format of the value axis. */
  readonly format: string;
  readonly bars: readonly Bar[];
  /** Of the parts, in the order of the legend; one series needs none. */
  readonly series: readonly { readonly name: string; readonly isRest?: boolean }[];
}

/** Bars from left to right under each other, the first at the top. */
export function barChart(source: ChartSource, options: BarChartOptions): Chart {
  const { id, title, description, bars, series } = options;
  const names = bars.map(({ name }) => name);
  const scale = colourScale(series.map((one) => ({ ...one, values: [] })));
  const totals = bars.map(({ parts }) => parts.reduce((sum, { value }) => sum + value, 0));
  const end = scaleEnd(bars, totals);
  const thinnest = (end * OUTLINED_PIXELS) / WIDTH;
  const x = {
    type: 'quantitative' as const,
    scale: { domain: [0, end], nice: false },
    axis: { title: options.axisTitle, format: options.format, grid: true, tickCount: 6, labelExpr: PLAIN_ZERO },
  };
  const y = { field: 'bar', type: 'nominal', sort: names, axis: { title: null, labelLimit: 240 } } as const;
  const spec: TopLevelSpec = {
    ...specFrame(source, title, description),
    datasets: {
      parts: bars.flatMap(({ name, parts }) =>
        parts.map((part) => ({ bar: name, ...part, rank: scale.domain.indexOf(part.series) })),
      ),
      bars: bars.map(({ name, label }, index) => ({ bar: name, label, total: totals[index] ?? 0 })),
    },
    width: WIDTH,
    height: { step: BAR_PIXELS },
    layer: [
      {
        data: { name: 'parts' },
        mark: { type: 'bar', height: { band: 0.66 }, stroke: INK.background, strokeWidth: 0 },
        encoding: {
          y,
          x: { field: 'value', ...x, stack: 'zero' },
          order: { field: 'rank', type: 'quantitative' },
          // Keeps parts apart; a bar that is thinner than its outline would not be seen.
          strokeWidth: {
            condition: { test: `datum.value > ${thinnest}`, value: series.length > 1 ? 0.7 : 0 },
            value: 0,
          },
          tooltip: [
            { field: 'bar', type: 'nominal', title: options.barTitle },
            ...(series.length > 1
              ? [{ field: 'series', type: 'nominal' as const, title: options.partTitle ?? 'part' }]
              : []),
            { field: 'value', type: 'quantitative', title: options.axisTitle, format: ',.0f' },
          ],
          color: {
            field: 'series',
            type: 'nominal',
            scale,
            legend:
              series.length > 1
                ? { symbolType: 'square', symbolSize: 110, symbolStrokeWidth: 0, ...legendColumns(scale.domain) }
                : null,
          },
        },
      },
      {
        data: { name: 'bars' },
        mark: {
          type: 'text',
          align: 'left',
          baseline: 'middle',
          dx: LABEL_GAP_PIXELS,
          color: INK.text,
          fontSize: LABEL_FONT_SIZE,
        },
        encoding: { y, x: { field: 'total', ...x }, text: { field: 'label', type: 'nominal' } },
      },
    ],
  };
  return { id, title, description, spec };
}

/** Where the scale ends, so that each bar and the words behind it fit. */
function scaleEnd(bars: readonly Bar[], totals: readonly number[]): number {
  const ends = bars.map(({ label }, index) => {
    const words = textWidth(label, LABEL_FONT_SIZE, 'normal') + 2 * LABEL_GAP_PIXELS;
    return (totals[index] ?? 0) / Math.max(0.2, 1 - words / WIDTH);
  });
  return Math.max(0, ...ends) || 1;
}
