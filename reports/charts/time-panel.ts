import type { ChartSource } from './chart.ts';
import { downsampledRows } from './downsample.ts';
import { eventLayers } from './event-layers.ts';
import type { EventMarks } from './event-marks.ts';
import { type Measure, PLAIN_ZERO, WHOLE_NUMBERS } from './measure.ts';
import { type Layers, PANEL_TITLE, PANEL_WIDTH, type Panel } from './panel.ts';
import { type ReferenceLevel, referenceLayers } from './reference-level.ts';
import { cursorLayer, timeChannel } from './time-axis.ts';
import { type PanelSeries, type WideRow, wideRows } from './wide-rows.ts';

/** Free space above the highest value, as a share of the axis. */
const HEADROOM = 0.04;
/** Lower panels have fewer ticks. */
const LOW_PANEL_PIXELS = 130;

/** A panel of a chart over time. */
export interface TimePanelOptions extends Measure {
  /** Subject and unit; left out where the chart's own title says it. */
  readonly title?: string;
  readonly axisTitle: string;
  readonly heightPixels: number;
  readonly series: readonly PanelSeries[];
  /** The series are those of several that the run has: one alone is named too, for the title does not say which. */
  readonly named?: boolean;
  /** Unix time of the values in seconds. Default: of the rows of metrics. */
  readonly unixSeconds?: readonly number[];
  /** Default: none. */
  readonly references?: readonly ReferenceLevel[];
  /** The value jumps from row to row and is not in between: drawn as steps. */
  readonly stepped?: boolean;
  /** The value axis ends here, and what is above is cut off. Default: above the highest value. */
  readonly axisEnd?: number | undefined;
  /** Shares of a whole, as areas one on another. Default: lines. */
  readonly areas?: boolean;
}

/** Where a panel stands in its chart. */
export interface PanelPlace {
  /** Name of its data set in the spec. */
  readonly dataset: string;
  readonly events: EventMarks;
  /** The top panel has the words of the events, the lowest names the time axis. */
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** A panel, and the rows that its data set holds. */
export interface DrawnPanel {
  readonly panel: Panel;
  readonly rows: readonly WideRow[];
}

/** What the marks of a panel share. */
export interface PanelChannels {
  readonly x: ReturnType<typeof timeChannel>;
  /** Without the field. */
  readonly y: ReturnType<typeof valueChannel>;
  /** The rows of the source that are drawn. */
  readonly kept: readonly number[];
  readonly unixSeconds: readonly number[];
}

/** A panel over time around its marks: axes, events, the labelled reference level, the cursor. */
export function timePanel(
  source: ChartSource,
  options: TimePanelOptions,
  place: PanelPlace,
  marks: (channels: PanelChannels) => Layers,
): DrawnPanel {
  const { series, references = [], unixSeconds = source.unixSeconds } = options;
  const kept = downsampledRows(
    unixSeconds.length,
    series.map(({ values }) => values),
  );
  const strip = place.isFirst ? place.events.stripPixels : 0;
  const height = options.heightPixels + strip;
  const x = timeChannel(place.isLast);
  const lines = { series, domain: valueDomain(options), heightPixels: options.heightPixels };
  // Lines that are cut off run through the words, and areas hide all that is behind them.
  const isCutOff = options.axisEnd !== undefined;
  const isOnTop = isCutOff || options.areas === true;
  const events = eventLayers(place.events, x, place.isFirst, isCutOff);
  const panel: Panel = {
    ...(options.title === undefined ? {} : { title: { text: options.title, ...PANEL_TITLE } }),
    width: PANEL_WIDTH,
    height,
    layer: [
      ...(isOnTop ? [] : events),
      ...marks({ x, y: valueChannel(options, [height, strip]), kept, unixSeconds }),
      ...(isOnTop ? events : []),
      // Above the lines: a line that runs along the level must not hide it.
      ...referenceLayers(references, lines, x),
      cursorLayer(x),
    ],
    resolve: { scale: { color: 'independent', strokeDash: 'independent' } },
  };
  return { panel, rows: wideRows(unixSeconds, series, kept) };
}

function valueChannel(options: TimePanelOptions, range: [number, number]) {
  return {
    type: 'quantitative' as const,
    scale: { domain: valueDomain(options), nice: true, range },
    axis: {
      title: options.axisTitle,
      format: options.format,
      ...(options.heightPixels < LOW_PANEL_PIXELS ? { tickCount: 4 } : {}),
      ...(options.format === WHOLE_NUMBERS ? { tickMinStep: 1 } : {}),
      ...(options.format === '~s' ? { labelExpr: PLAIN_ZERO } : {}),
    },
  };
}

/** From zero, or a little below the lowest value, to a little above the highest value or level: none lies on the frame. */
function valueDomain({ series, references = [], axisEnd }: TimePanelOptions): [number, number] {
  let lowest = 0;
  let highest = Math.max(0, ...references.map(({ value }) => value));
  for (const { values } of series) {
    for (const value of values) {
      if (value === undefined) continue;
      if (value < lowest) lowest = value;
      if (value > highest) highest = value;
    }
  }
  if (axisEnd !== undefined) return [lowest, Math.max(axisEnd, ...references.map(({ value }) => value))];
  const room = (highest - lowest) * HEADROOM;
  return [lowest === 0 ? 0 : lowest - room, highest === lowest ? lowest + 1 : highest + room];
}
