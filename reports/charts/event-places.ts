import { shortenedTo } from './event-words.ts';
import { textWidth } from './fonts.ts';
import { PANEL_WIDTH } from './panel.ts';

/** Pixels of one line of words. */
export const LABEL_ROW_PIXELS = 14;
export const LABEL_FONT_SIZE = 10;
/** From a rule to its words, and between the words of two. */
export const LABEL_GAP_PIXELS = 6;

const LABEL_ROWS = 3;
const SHORTEST_LABEL = 4;

export interface WantedLabel {
  /** Where its rule is: 0 at the left of the panel, 1 at the right. */
  readonly at: number;
  readonly label: string;
  /** Where there is no room for it. Default: its beginning. */
  readonly short?: string;
}

/** Where the words of an event stand. */
export interface PlacedLabel {
  readonly label: string;
  /** The line of words, from the top; undefined: there is no room for any. */
  readonly labelRow?: number;
  readonly side: 'left' | 'right';
}

interface Room {
  readonly row: number;
  readonly from: number;
  readonly to: number;
  readonly rule: number;
}

/**
 * Gives each label a side and a line where it touches neither other words nor a rule. Rules begin at their own line
 * of words; those without words begin below all of them. What finds no place in full is shortened.
 */
export function placeLabels(wanted: readonly WantedLabel[]): readonly PlacedLabel[] {
  const taken: Room[] = [];
  const placed = wanted.map((): PlacedLabel | undefined => undefined);
  const place = (index: number, label: string, row: number): void => {
    if (placed[index] !== undefined) return;
    const rule = (wanted[index]?.at ?? 0) * PANEL_WIDTH;
    const width = textWidth(label, LABEL_FONT_SIZE, 'normal') + 2 * LABEL_GAP_PIXELS;
    for (const side of ['right', 'left'] as const) {
      const from = side === 'right' ? rule : rule - width;
      const room = { row, from, to: from + width, rule };
      if (!isFree(room, taken)) continue;
      taken.push(room);
      placed[index] = { label, labelRow: row, side };
      return;
    }
  };
  for (let row = 0; row < LABEL_ROWS; row += 1) wanted.forEach(({ label }, index) => place(index, label, row));
  wanted.forEach(({ label, short = label }, index) => {
    for (let row = 0; row < LABEL_ROWS; row += 1) place(index, short, row);
    for (let length = label.length - 1; length >= SHORTEST_LABEL; length -= 1) {
      for (let row = 0; row < LABEL_ROWS; row += 1) place(index, shortenedTo(length, label), row);
    }
  });
  return wanted.map(({ label }, index) => placed[index] ?? { label, side: 'right' });
}

function isFree({ row, from, to, rule }: Room, taken: readonly Room[]): boolean {
  if (from < 0 || to > PANEL_WIDTH) return false;
  return taken.every((other) => {
    const isApart = to <= other.from || from >= other.to;
    if (other.row === row) return isApart;
    // The rule of the upper one runs through the lower line.
    return other.row < row ? other.rule <= from || other.rule >= to : rule <= other.from || rule >= other.to;
  });
}
