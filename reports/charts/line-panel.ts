import type { ChartSource } from './chart.ts';
import { legendColumns } from './legend-columns.ts';
import type { Layers } from './panel.ts';
import { seriesStyle } from './theme.ts';
import { isoTime } from './time-axis.ts';
import {
  type DrawnPanel,
  type PanelChannels,
  type PanelPlace,
  type TimePanelOptions,
  timePanel,
} from './time-panel.ts';
import { colourScale, foldOf, type PanelSeries, shortened } from './wide-rows.ts';

/** Lines over time, with a legend where there are several. */
export function linePanel(source: ChartSource, options: TimePanelOptions, place: PanelPlace): DrawnPanel {
  const { series } = options;
  const names = series.map(({ name }) => name);
  const dashes = { domain: names, range: series.map(({ style }, index) => [...seriesStyle(style ?? index).dash]) };
  const legend = series.length > 1 || options.named === true ? legendColumns(names) : null;
  const color = { field: 'series', type: 'nominal', scale: colourScale(series), legend } as const;
  return timePanel(source, options, place, (channels) => [
    {
      data: { name: place.dataset },
      transform: [foldOf(series)],
      mark: { type: 'line', clip: true, interpolate: options.stepped === true ? 'step-after' : 'linear' },
      encoding: {
        x: channels.x,
        y: { field: 'value', ...channels.y },
        color,
        strokeDash: { field: 'series', type: 'nominal', scale: dashes, legend },
      },
    },
    ...lonePoints(series, channels, color),
  ]);
}

/** Values between two gaps: a line of one point has no length. */
function lonePoints(
  series: readonly PanelSeries[],
  { x, y, kept, unixSeconds }: PanelChannels,
  color: { readonly field: string; readonly type: 'nominal' },
): Layers {
  const rows = series.flatMap(({ name, values }) =>
    kept.flatMap((row, index) => {
      const value = values[row];
      const isLone = [kept[index - 1], kept[index + 1]].every((other) => values[other ?? -1] === undefined);
      return value !== undefined && isLone
        ? [{ date: isoTime(unixSeconds[row] ?? 0), series: name, value: shortened(value) }]
        : [];
    }),
  );
  if (rows.length === 0) return [];
  return [
    {
      data: { values: rows },
      mark: { type: 'point', filled: true, size: 30, opacity: 1, clip: true },
      encoding: { x, y: { field: 'value', ...y }, color: { ...color, legend: null } },
    },
  ];
}
