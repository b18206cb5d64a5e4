import { textWidth } from './fonts.ts';
import { type Layers, PANEL_WIDTH } from './panel.ts';
import { INK } from './theme.ts';
import type { PanelSeries } from './wide-rows.ts';

/** A level to compare the lines with: a target, a limit. */
export interface ReferenceLevel {
  readonly value: number;
  readonly label: string;
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

interface LabelPlace {
  readonly end: 'left' | 'right';
  readonly side: 'above' | 'below';
}

/** In the order of preference. */
const PLACES: readonly LabelPlace[] = [
  { end: 'right', side: 'above' },
  { end: 'left', side: 'above' },
  { end: 'right', side: 'below' },
  { end: 'left', side: 'below' },
];

/** A dotted rule at the level, named where fewest lines run. */
export function referenceLayers(reference: ReferenceLevel, lines: LinesAround): Layers {
  const { end, side } = clearestPlace(reference, lines);
  const data = { values: [{ level: reference.value, label: reference.label }] };
  const y = { field: 'level', type: 'quantitative' } as const;
  const text = {
    type: 'text',
    align: end,
    baseline: side === 'above' ? 'bottom' : 'top',
    dy: side === 'above' ? -3 : 4,
    fontSize: FONT_SIZE,
  } as const;
  const x = { value: end === 'left' ? 0 : PANEL_WIDTH };
  const encoding = { y, x, text: { field: 'label', type: 'nominal' } } as const;
  return [
    { data, mark: { type: 'rule', color: INK.reference, strokeWidth: 1.2, strokeDash: [3, 3] }, encoding: { y } },
    // A halo keeps the words readable where a line runs through them.
    {
      data,
      mark: { ...text, fill: INK.background, stroke: INK.background, strokeWidth: 3, strokeJoin: 'round' },
      encoding,
    },
    { data, mark: { ...text, color: INK.reference }, encoding },
  ];
}

/** Where the fewest pieces of lines run through the words; the first of equal places. */
function clearestPlace(
  { value: level, label }: ReferenceLevel,
  { series, domain, heightPixels }: LinesAround,
): LabelPlace {
  const height = ((domain[1] - domain[0]) * LABEL_PIXELS) / heightPixels;
  const width = textWidth(label, FONT_SIZE, 'normal') / PANEL_WIDTH;
  const crossings = ({ end, side }: LabelPlace): number => {
    const [bottom, top] = side === 'above' ? [level, level + height] : [level - height, level];
    if (bottom < domain[0]) return Number.POSITIVE_INFINITY;
    let count = 0;
    for (const { values } of series) {
      const words = Math.ceil(values.length * width) + 1;
      const near = end === 'left' ? values.slice(0, words) : values.slice(-words);
      near.forEach((value, row) => {
        const before = near[row - 1] ?? value;
        if (value === undefined || before === undefined) return;
        if (Math.min(before, value) <= top && Math.max(before, value) >= bottom) count += 1;
      });
    }
    return count;
  };
  return PLACES.reduce((best, place) => (crossings(place) < crossings(best) ? place : best));
}
