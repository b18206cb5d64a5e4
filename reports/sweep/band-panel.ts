import type { TimeReading } from '../charts/chart.ts';
import { type Layers, PANEL_TITLE, PANEL_WIDTH, type Panel } from '../charts/panel.ts';
import { INK, seriesStyle } from '../charts/theme.ts';
import { cursorLayer, isoTime, timeChannel } from '../charts/time-axis.ts';
import { type BandSet, fieldsOf, isSpread } from './band-rows.ts';
import type { Band } from './bands.ts';
import type { MetricScale } from './metric-scale.ts';
import type { SweepMark, SweepVariant } from './sweep-run.ts';

const PANEL_HEIGHT = 170;
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
  /** The same bands as data sets of the chart. */
  readonly sets: readonly BandSet[];
  /** Read at the cursor under this name, with the first of the sets. */
  readonly difference?: { readonly title: string; readonly band: Band } | undefined;
  readonly variants: readonly Variant[];
  readonly marks: readonly SweepMark[];
  /** The first of a stack has the legend and the words of the marks, the last names the time axis. */
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** One metric over time: a median line and a band from p10 to p90 for each variant. */
export function bandPanel(options: BandPanelOptions): Panel {
  const { bands, sets, variants, scale, isFirst, isLast } = options;
  const titles = variants.map(({ title }) => title);
  const styles = variants.map((_, index) => seriesStyle(index));
  const legend = isFirst && variants.length > 1 ? { columns: legendColumns(titles) } : null;
  const x = timeChannel(isLast);
  const colour = {
    field: 'variant',
    type: 'nominal',
    scale: { domain: titles, range: styles.map((style) => style.colour) },
    legend,
  } as const;
  const yScale = { domain: [...valueDomain(bands, scale.divisor)], nice: true, zero: false };
  // The panel's title has the unit.
  const axis = { title: null, labelExpr: scale.labelExpr };
  const dashes = {
    field: 'variant',
    type: 'nominal',
    scale: { domain: titles, range: styles.map((style) => [...style.dash]) },
    legend,
  } as const;
  const spread = sets.flatMap((set) => {
    const spreading = set.bands.filter(isSpread);
    return spreading.length === 0 ? [] : [{ ...set, bands: spreading }];
  });
  const layer: Layers = [
    ...markLayers(options.marks, x, isFirst),
    ...spread.map((set) => ({
      data: { name: set.dataset },
      transform: byVariant(set.bands, variants),
      mark: { type: 'area', opacity: bandOpacity(variants.length), clip: true } as const,
      encoding: {
        x,
        y: { field: 'low', type: 'quantitative', scale: yScale, axis } as const,
        y2: { field: 'high' },
        color: { ...colour, legend: null },
      },
    })),
    ...sets.map((set) => ({
      data: { name: set.dataset },
      transform: byVariant(set.bands, variants),
      mark: { type: 'line', clip: true, point: set.rows.length === 1 } as const,
      encoding: {
        x,
        y: { field: 'median', type: 'quantitative', scale: yScale, axis } as const,
        color: colour,
        strokeDash: dashes,
      },
    })),
    cursorLayer(x),
  ];
  return {
    title: { text: panelTitle(options), ...PANEL_TITLE },
    width: PANEL_WIDTH,
    height: PANEL_HEIGHT,
    layer,
    resolve: { scale: { color: 'independent', strokeDash: 'independent' } },
  };
}

function panelTitle({ title, scale }: BandPanelOptions): string {
  return scale.unit === '' ? title : `${title} (${scale.unit})`;
}

/** Vega transforms that make of each wide row a row a variant, with `variant`, `median`, `low` and `high`. */
function byVariant(bands: readonly Band[], variants: readonly Variant[]): NonNullable<Layers[number]['transform']> {
  const values = bands.map((band) => {
    const { median, low, high } = fieldsOf(band.variant);
    return { field: median, low_field: low, high_field: high, variant: titleOf(band, variants) };
  });
  return [
    { fold: values.map(({ field }) => field), as: ['field', 'median'] },
    {
      lookup: 'field',
      from: { data: { values }, key: 'field', fields: ['variant', 'low_field', 'high_field'] },
    },
    { calculate: 'datum[datum.low_field]', as: 'low' },
    { calculate: 'datum[datum.high_field]', as: 'high' },
  ];
}

/** How a page reads the panel's values, a reading a data set. */
export function bandReadings({ title, scale, sets, difference, variants }: BandPanelOptions): TimeReading['panels'] {
  const { format, unit } = scale.difference;
  return sets.map(({ dataset, bands }, index) => ({
    dataset,
    subject: title,
    ...scale.reading,
    series: [
      ...bands.map((band) => ({
        name: titleOf(band, variants),
        colour: seriesStyle(variants.findIndex(({ name }) => name === band.variant)).colour,
        ...readFields(band),
      })),
      ...(difference === undefined || index > 0
        ? []
        : [{ name: difference.title, colour: INK.rest, ...readFields(difference.band), format, unit }]),
    ],
  }));
}

function readFields(band: Band): Pick<TimeReading['panels'][number]['series'][number], 'field' | 'band'> {
  const { median, low, high } = fieldsOf(band.variant);
  return { field: median, ...(isSpread(band) ? { band: { low, high } } : {}) };
}

function titleOf({ variant }: Band, variants: readonly Variant[]): string {
  return variants.find(({ name }) => name === variant)?.title ?? variant;
}

/** A band hides others less, the more there are. */
export function bandOpacity(variants: number): number {
  return variants <= 2 ? 0.2 : variants <= 4 ? 0.14 : 0.07;
}

/** As many entries a row as fit. */
function legendColumns(titles: readonly string[]): number {
  const longest = Math.max(...titles.map((title) => title.length));
  return Math.max(1, Math.min(titles.length, Math.floor(PANEL_WIDTH / (longest * 7 + 70))));
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
function markLayers(marks: readonly SweepMark[], x: ReturnType<typeof timeChannel>, withLabels: boolean): Layers {
  if (marks.length === 0) return [];
  const data = { values: marks.map(({ unixSeconds, label }) => ({ date: isoTime(unixSeconds), label })) };
  return [
    { data, mark: { type: 'rule', color: INK.reference, strokeDash: [3, 3], clip: true }, encoding: { x } },
    ...(withLabels
      ? [
          {
            data,
            mark: {
              type: 'text',
              align: 'left',
              baseline: 'top',
              dx: 4,
              color: INK.reference,
              fontSize: 11,
              clip: true,
            } as const,
            encoding: { x, y: { value: 0 }, text: { field: 'label', type: 'nominal' } } as const,
          },
        ]
      : []),
  ];
}
