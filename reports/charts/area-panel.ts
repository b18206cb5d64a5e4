import type { ChartSource } from './chart.ts';
import { legendColumns } from './legend-columns.ts';
import { INK } from './theme.ts';
import { type DrawnPanel, type PanelPlace, type TimePanelOptions, timePanel } from './time-panel.ts';
import { colourScale, foldOf } from './wide-rows.ts';

/** Shares of a whole over time, one on another, the first at the bottom; the legend has their order. */
export function areaPanel(source: ChartSource, options: TimePanelOptions, place: PanelPlace): DrawnPanel {
  const { series } = options;
  const scale = colourScale(series);
  return timePanel(source, options, place, ({ x, y }) => [
    {
      data: { name: place.dataset },
      transform: [foldOf(series), { calculate: `indexof(${JSON.stringify(scale.domain)}, datum.series)`, as: 'rank' }],
      mark: { type: 'area', clip: true, line: false, stroke: INK.background, strokeWidth: 0.7 },
      encoding: {
        x,
        y: { field: 'value', ...y, scale: { ...y.scale, domain: [0, 1], nice: false }, stack: 'zero' },
        order: { field: 'rank', type: 'quantitative' },
        color: {
          field: 'series',
          type: 'nominal',
          scale,
          legend: { symbolType: 'square', symbolSize: 110, symbolStrokeWidth: 0, ...legendColumns(scale.domain) },
        },
      },
    },
  ]);
}
