import { textWidth } from './fonts.ts';
import { type Layer, type Layers, PANEL_WIDTH } from './panel.ts';
import { INK } from './theme.ts';
import { isoTime, type timeChannel } from './time-axis.ts';
import type { PanelSeries } from './wide-rows.ts';

/** A level to compare the lines with: a target, a limit. */
export interface ReferenceLevel {
  readonly value: number;
  readonly label: string;
  /** When it holds, in Unix seconds. Default: always. */
  readonly stretch?: { readonly fromSeconds: number; readonly untilSeconds: number };
}

/** What the words of a level must keep clear of. */
export interface LinesAround {
  readonly series: readonly PanelSeries[];
  /** Of the value axis. */
  readonly domain: readonly [number, number];
  readonly heightPixels: number;
}

const FONT_SIZE = 11;
/** The height of the words with what is around them. */
const LABEL_PIXELS = 18;
/** From the value axis, whose own labels end there. */
const LEFT_GAP_PIXELS = 4;
/** So many lines are better crossed than another level's rule, and so many rules than its words. */
const RULE_COST = 1e6;
const WORDS_COST = 1e9;

interface LabelPlace {
  readonly end: 'left' | 'right';
  readonly side: 'above' | 'below';
}

/** Words that have their place, between two values. */
interface TakenPlace extends LabelPlace {
  readonly bottom: number;
  readonly top: number;
}

function rule() {
  return { type: 'rule' as const, color: INK.reference, strokeWidth: 1.2, strokeDash: [3, 3] };
}

/** In the order of preference. */
const PLACES: readonly LabelPlace[] = [
  { end: 'right', side: 'above' },
  { end: 'left', side: 'above' },
  { end: 'right', side: 'below' },
  { end: 'left', side: 'below' },
];

/** A dotted rule at each level, named where fewest lines run. */
export function referenceLayers(
  references: readonly ReferenceLevel[],
  lines: LinesAround,
  x: ReturnType<typeof timeChannel>,
): Layers {
  const taken: TakenPlace[] = [];
  return references.flatMap((reference) => {
    if (reference.stretch !== undefined) return stretchLayers(reference, reference.stretch, x);
    const place = clearestPlace(reference, lines, references, taken);
    taken.push({ ...place, ...spanOfWords(reference.value, place, lines) });
    return levelLayers(reference, place);
  });
}

function levelLayers({ value, label }: ReferenceLevel, { end, side }: LabelPlace): readonly Layer[] {
  const data = { values: [{ level: value, label }] };
  const y = { field: 'level', type: 'quantitative' } as const;
  const at = { value: end === 'left' ? LEFT_GAP_PIXELS : PANEL_WIDTH };
  const encoding = { y, x: at, text: { field: 'label', type: 'nominal' } } as const;
  return [
    { data, mark: rule(), encoding: { y } },
    ...wordLayers({ end, side }).map((mark) => ({ data, mark, encoding })),
  ];
}

/** A level that holds for a while is drawn while it does, and named where it begins. */
function stretchLayers(
  { value, label }: ReferenceLevel,
  { fromSeconds, untilSeconds }: NonNullable<ReferenceLevel['stretch']>,
  x: ReturnType<typeof timeChannel>,
): readonly Layer[] {
  const data = { values: [{ level: value, label, date: isoTime(fromSeconds), until: isoTime(untilSeconds) }] };
  const y = { field: 'level', type: 'quantitative' } as const;
  const encoding = { y, x, text: { field: 'label', type: 'nominal' } } as const;
  return [
    { data, mark: { ...rule(), clip: true }, encoding: { y, x, x2: { field: 'until' } } },
    ...wordLayers({ end: 'left', side: 'above' }).map((mark) => ({ data, mark: { ...mark, clip: true }, encoding })),
  ];
}

/** A halo keeps the words readable where a line runs through them. */
function wordLayers({ end, side }: LabelPlace) {
  const text = {
    type: 'text',
    align: end,
    baseline: side === 'above' ? 'bottom' : 'top',
    dy: side === 'above' ? -3 : 4,
    fontSize: FONT_SIZE,
  } as const;
  return [
    { ...text, fill: INK.background, stroke: INK.background, strokeWidth: 3, strokeJoin: 'round' },
    { ...text, color: INK.reference },
  ] as const;
}

function spanOfWords(level: number, { side }: LabelPlace, { domain, heightPixels }: LinesAround) {
  const height = ((domain[1] - domain[0]) * LABEL_PIXELS) / heightPixels;
  return side === 'above' ? { bottom: level, top: level + height } : { bottom: level - height, top: level };
}

/** Where the fewest pieces of lines run through the words, and no other level; the first of equal places. */
function clearestPlace(
  reference: ReferenceLevel,
  lines: LinesAround,
  all: readonly ReferenceLevel[],
  taken: readonly TakenPlace[],
): LabelPlace {
  const { value: level, label } = reference;
  const width = textWidth(label, FONT_SIZE, 'normal') / PANEL_WIDTH;
  const costOf = (place: LabelPlace): number => {
    const { bottom, top } = spanOfWords(level, place, lines);
    if (bottom < lines.domain[0]) return Number.POSITIVE_INFINITY;
    const rules = all.filter((other) => other !== reference && other.value >= bottom && other.value <= top).length;
    const words = taken.filter((other) => other.end === place.end && other.bottom < top && other.top > bottom).length;
    let count = rules * RULE_COST + words * WORDS_COST;
    for (const { values } of lines.series) {
      const length = Math.ceil(values.length * width) + 1;
      const near = place.end === 'left' ? values.slice(0, length) : values.slice(-length);
      near.forEach((value, row) => {
        const before = near[row - 1] ?? value;
        if (value === undefined || before === undefined) return;
        if (Math.min(before, value) <= top && Math.max(before, value) >= bottom) count += 1;
      });
    }
    return count;
  };
  return PLACES.reduce((best, place) => (costOf(place) < costOf(best) ? place : best));
}
