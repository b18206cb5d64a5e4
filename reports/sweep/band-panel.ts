import { downsampledRows } from '../charts/downsample.ts';
import { type Layers, PANEL_TITLE, PANEL_WIDTH, type Panel } from '../charts/panel.ts';
import { INK, seriesStyle } from '../charts/theme.ts';
import { isoTime, timeAxis } from '../charts/time-axis.ts';
import type { Band } from './bands.ts';
import type { MetricScale } from './metric-scale.ts';
import type { SweepMark, SweepVariant } from './sweep-run.ts';

const PANEL_HEIGHT = 170;
/** Points of a band: more add bytes, not detail. */
const MAX_BAND_ROWS = 600;
/** Free space above and below, as a share of the axis. */
const HEADROOM = 0.05;
/** The axis starts at zero unless everything lies above this share of the greatest value, */
const ZERO_UNLESS_ABOVE = 0.6;
/** and spreads over more than this share of it: what hardly moves shall look so. */
const ZERO_UNLESS_SPREAD = 0.01;

type Variant = Pick<SweepVariant, 'name' | 'title'>;

export interface BandPanelOptions {
  readonly title: string;
  readonly scale: MetricScale;
  /** In the order of the variants; a variant without the metric has none. */
  readonly bands: readonly Band[];
  readonly variants: readonly Variant[];
  readonly marks: readonly SweepMark[];
  /** The first of a stack has the legend and the words of the marks, the last names the time axis. */
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** One metric over time: a median line and a band from p10 to p90 for each variant. */
export function bandPanel(options: BandPanelOptions): Panel {
  const { bands, variants, scale, isFirst, isLast } = options;
  const titles = variants.map(({ title }) => title);
  const styles = variants.map((_, index) => seriesStyle(index));
  const legend = isFirst && variants.length > 1 ? { columns: legendColumns(titles) } : null;
  const data = { values: bands.flatMap((band) => rowsOf(band, titleOf(band, variants), scale.divisor)) };
  const times = bands.flatMap(({ unixSeconds }) => [unixSeconds[0] ?? 0, unixSeconds.at(-1) ?? 0]);
  const span = Math.max(...times, 0) - Math.min(...times);
  const colour = {
    field: 'variant',
    type: 'nominal',
    scale: { domain: titles, range: styles.map((style) => style.colour) },
    legend,
  } as const;
  const x = {
    field: 'date',
    type: 'temporal',
    scale: { type: 'utc', nice: false },
    axis: { ...timeAxis(span), title: isLast ? 'date (UTC)' : null },
  } as const;
  const yScale = { domain: [...valueDomain(bands, scale.divisor)], nice: true, zero: false };
  // The panel's title has the unit.
  const axis = { title: null, labelExpr: scale.labelExpr };
  const layer: Layers = [
    ...markLayers(options.marks, isFirst),
    ...(bands.some(isSpread)
      ? [
          {
            data,
            mark: { type: 'area', opacity: bandOpacity(variants.length) } as const,
            encoding: {
              x,
              y: { field: 'low', type: 'quantitative', scale: yScale, axis } as const,
              y2: { field: 'high' },
              color: { ...colour, legend: null },
            },
          },
        ]
      : []),
    {
      data,
      mark: { type: 'line', point: bands.every(({ unixSeconds }) => unixSeconds.length === 1) },
      encoding: {
        x,
        y: { field: 'median', type: 'quantitative', scale: yScale, axis },
        color: colour,
        strokeDash: {
          field: 'variant',
          type: 'nominal',
          scale: { domain: titles, range: styles.map((style) => [...style.dash]) },
          legend,
        },
      },
    },
  ];
  return {
    title: { text: scale.unit === '' ? options.title : `${options.title} (${scale.unit})`, ...PANEL_TITLE },
    width: PANEL_WIDTH,
    height: PANEL_HEIGHT,
    layer,
    resolve: { scale: { color: 'independent', strokeDash: 'independent' } },
  };
}

function titleOf({ variant }: Band, variants: readonly Variant[]): string {
  return variants.find(({ name }) => name === variant)?.title ?? variant;
}

/** A band hides others less, the more there are. */
export function bandOpacity(variants: number): number {
  return variants <= 2 ? 0.2 : variants <= 4 ? 0.14 : 0.07;
}

/** One seed alone, or seeds that do not differ, have no band to draw. */
function isSpread({ lines }: Band): boolean {
  return lines.p10.some((value, tick) => value !== lines.p90[tick]);
}

/** As many entries a row as fit. */
function legendColumns(titles: readonly string[]): number {
  const longest = Math.max(...titles.map((title) => title.length));
  return Math.max(1, Math.min(titles.length, Math.floor(PANEL_WIDTH / (longest * 7 + 70))));
}

interface BandRow {
  readonly date: string;
  readonly variant: string;
  readonly low: number | null;
  readonly median: number | null;
  readonly high: number | null;
}

function rowsOf(band: Band, variant: string, divisor: number): readonly BandRow[] {
  const { p10, median, p90 } = band.lines;
  const shown = (value: number | undefined): number | null => (value === undefined ? null : value / divisor);
  return downsampledRows(band.unixSeconds.length, [median, p10, p90], MAX_BAND_ROWS).map((row) => ({
    date: isoTime(band.unixSeconds[row] ?? 0),
    variant,
    low: shown(p10[row]),
    median: shown(median[row]),
    high: shown(p90[row]),
  }));
}

function valueDomain(bands: readonly Band[], divisor: number): readonly [number, number] {
  let least = Number.POSITIVE_INFINITY;
  let greatest = Number.NEGATIVE_INFINITY;
  for (const { lines } of bands) {
    for (const value of [...lines.p10, ...lines.p90]) {
      if (value === undefined) continue;
      least = Math.min(least, value / divisor);
      greatest = Math.max(greatest, value / divisor);
    }
  }
  if (least > greatest) return [0, 1];
  const isClose = least > ZERO_UNLESS_ABOVE * greatest && greatest - least > ZERO_UNLESS_SPREAD * greatest;
  const from = isClose ? least : Math.min(least, 0);
  const to = Math.max(greatest, 0);
  const room = (to - from) * HEADROOM;
  if (room === 0) return from === 0 ? [0, 1] : [Math.min(from, 0), Math.max(from, 0)];
  return [from === 0 ? 0 : from - room, to === 0 ? 0 : to + room];
}

/** What the scenario does at a time: a rule through every panel, its words above the first. */
function markLayers(marks: readonly SweepMark[], withLabels: boolean): Layers {
  if (marks.length === 0) return [];
  const data = { values: marks.map(({ unixSeconds, label }) => ({ date: isoTime(unixSeconds), label })) };
  const x = { field: 'date', type: 'temporal', scale: { type: 'utc' } } as const;
  return [
    { data, mark: { type: 'rule', color: INK.reference, strokeDash: [3, 3] }, encoding: { x } },
    ...(withLabels
      ? [
          {
            data,
            mark: { type: 'text', align: 'left', baseline: 'top', dx: 4, color: INK.reference, fontSize: 11 } as const,
            encoding: { x, y: { value: 0 }, text: { field: 'label', type: 'nominal' } } as const,
          },
        ]
      : []),
  ];
}
