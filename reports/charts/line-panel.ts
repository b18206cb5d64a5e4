import type { TopLevelSpec } from 'vega-lite';
import { SECONDS_PER_DAY } from '#sim/core/units.ts';
import type { ChartSource } from './chart.ts';
import { downsampledRows } from './downsample.ts';
import { INK, SERIES_STYLES } from './theme.ts';

export const PANEL_WIDTH = 720;

/** Free space above the lines, as a share of the axis. */
const HEADROOM = 0.04;

/** Look of a panel's own title. */
export const PANEL_TITLE = { fontSize: 12.5, fontWeight: 'normal', color: INK.title, offset: 8 } as const;

/** One view of a stacked chart, as Vega-Lite types it. */
export type Panel = Extract<TopLevelSpec, { vconcat: unknown }>['vconcat'][number];

export interface PanelSeries {
  readonly name: string;
  /** One value a row of the source; undefined leaves a gap in the line. */
  readonly values: readonly (number | undefined)[];
}

/** A level to compare the lines with: a target, a limit. */
export interface ReferenceLevel {
  readonly value: number;
  readonly label: string;
}

export interface LinePanelOptions {
  /** Subject and unit; left out where the chart's own title says it. */
  readonly title?: string;
  readonly axisTitle: string;
  /** d3 format of the value axis, as in `.0%`. */
  readonly format: string;
  readonly heightPixels: number;
  readonly series: readonly PanelSeries[];
  readonly reference?: ReferenceLevel;
  /** The value jumps from row to row and is not in between: drawn as steps. */
  readonly stepped?: boolean;
}

/**
 * Lines over time with a labelled reference level, on a value axis that starts at zero. Only the lowest panel of a
 * stack names the time axis.
 */
export function linePanel(source: ChartSource, options: LinePanelOptions, namesTimeAxis: boolean): Panel {
  const { series, reference } = options;
  const kept = downsampledRows(
    source.unixSeconds.length,
    series.map((one) => one.values),
  );
  const rows = series.flatMap((one) =>
    kept.map((row) => ({
      date: isoTime(source.unixSeconds[row] ?? 0),
      series: one.name,
      value: one.values[row] ?? null,
    })),
  );
  const names = series.map((one) => one.name);
  const styles = series.map((_, index) => SERIES_STYLES[index % SERIES_STYLES.length] ?? SERIES_STYLES[0]);
  const span = (source.unixSeconds.at(-1) ?? 0) - (source.unixSeconds[0] ?? 0);
  const legend = series.length > 1 ? {} : null;

  return {
    ...(options.title === undefined ? {} : { title: { text: options.title, ...PANEL_TITLE } }),
    width: PANEL_WIDTH,
    height: options.heightPixels,
    layer: [
      {
        data: { values: rows },
        mark: {
          type: 'line',
          interpolate: options.stepped === true ? 'step-after' : 'linear',
          // A line of one point has no length.
          point: kept.length === 1,
        },
        encoding: {
          x: {
            field: 'date',
            type: 'temporal',
            scale: { type: 'utc', nice: false },
            axis: { ...timeAxis(span), title: namesTimeAxis ? 'date (UTC)' : null },
          },
          y: {
            field: 'value',
            type: 'quantitative',
            scale: { domain: [...valueDomain(options)], nice: true },
            axis: { title: options.axisTitle, format: options.format },
          },
          color: {
            field: 'series',
            type: 'nominal',
            scale: { domain: names, range: styles.map((style) => style.colour) },
            legend,
          },
          strokeDash: {
            field: 'series',
            type: 'nominal',
            scale: { domain: names, range: styles.map((style) => [...style.dash]) },
            legend,
          },
        },
      },
      // Above the lines: a line that runs along the level must not hide it.
      ...(reference === undefined ? [] : referenceLayers(reference, clearerEnd(reference, series))),
    ],
    resolve: { scale: { color: 'independent', strokeDash: 'independent' } },
  };
}

/** The end of the time axis where the lines keep further away from the level, so that its label stays free. */
function clearerEnd({ value: level }: ReferenceLevel, series: readonly PanelSeries[]): 'left' | 'right' {
  const gap = (values: readonly (number | undefined)[]): number =>
    values.reduce<number>(
      (least, value) => (value === undefined ? least : Math.min(least, Math.abs(value - level))),
      Number.POSITIVE_INFINITY,
    );
  const nearest = (side: (values: readonly (number | undefined)[]) => readonly (number | undefined)[]): number =>
    Math.min(...series.map(({ values }) => gap(side(values))));
  const third = (values: readonly unknown[]): number => Math.ceil(values.length / 3);
  const left = nearest((values) => values.slice(0, third(values)));
  const right = nearest((values) => values.slice(-third(values)));
  return left > right ? 'left' : 'right';
}

/** From zero to a little above the highest value or level, so that neither lies on the frame. */
function valueDomain({ series, reference }: LinePanelOptions): readonly [number, number] {
  let lowest = 0;
  let highest = reference?.value ?? 0;
  for (const { values } of series) {
    for (const value of values) {
      if (value === undefined) continue;
      if (value < lowest) lowest = value;
      if (value > highest) highest = value;
    }
  }
  return [lowest, highest === lowest ? lowest + 1 : highest + (highest - lowest) * HEADROOM];
}

function referenceLayers(
  { value, label }: ReferenceLevel,
  end: 'left' | 'right',
): Extract<Panel, { layer: unknown }>['layer'] {
  const data = { values: [{ level: value, label }] };
  const y = { field: 'level', type: 'quantitative' } as const;
  return [
    { data, mark: { type: 'rule', color: INK.reference, strokeWidth: 1.2, strokeDash: [3, 3] }, encoding: { y } },
    {
      data,
      mark: { type: 'text', align: end, baseline: 'bottom', dy: -3, color: INK.reference, fontSize: 11 },
      encoding: { y, x: { value: end === 'left' ? 0 : PANEL_WIDTH }, text: { field: 'label', type: 'nominal' } },
    },
  ];
}

/** Ticks and labels that fit the span; a year is named where it begins and at the first tick. */
export function timeAxis(spanSeconds: number): TimeAxis {
  const days = spanSeconds / SECONDS_PER_DAY;
  if (days <= 75) {
    return { labelExpr: timeLabel('%-d %b', 'false'), tickCount: 8 };
  }
  const months = days <= 400 ? 1 : days <= 1_200 ? 3 : days <= 2_600 ? 6 : 12;
  return {
    labelExpr: timeLabel('%b', 'utcmonth(datum.value) === 0'),
    tickCount: { interval: 'month', step: months },
  };
}

/** Vega expression of a tick's label; one line, because not every SVG reader lays out several. */
function timeLabel(format: string, isYearStart: string): string {
  return `utcFormat(datum.value, datum.index === 0 || ${isYearStart} ? '${format} %Y' : '${format}')`;
}

interface TimeAxis {
  readonly labelExpr: string;
  readonly tickCount: number | { interval: 'month'; step: number };
}

/** Day alone when the time is midnight, which is when daily ticks end. */
export function isoTime(unixSeconds: number): string {
  const text = new Date(unixSeconds * 1000).toISOString();
  return unixSeconds % SECONDS_PER_DAY === 0 ? text.slice(0, 10) : text;
}
