import { TIME_PARAMETERS } from './chart.ts';
import type { EventMarks } from './event-marks.ts';
import { LABEL_FONT_SIZE, LABEL_GAP_PIXELS, LABEL_ROW_PIXELS } from './event-places.ts';
import { textWidth } from './fonts.ts';
import { type Layers, PANEL_WIDTH } from './panel.ts';
import { INK } from './theme.ts';
import { isoTime, type timeChannel } from './time-axis.ts';

const TOOLTIP = { field: 'text', type: 'nominal' } as const;
/** Pixels from the top. */
const TOP = { field: 'top', type: 'quantitative', scale: null } as const;

const { from, to } = TIME_PARAMETERS;
/** Milliseconds since 1970 of a row's rule, and where that is in the panel at the time shown, in pixels. */
const AT = 'time(toDate(datum.date))';
const PLACE = `(${from} === ${to} ? 0.5 : (${AT} - ${from}) / (${to} - ${from})) * ${PANEL_WIDTH}`;

/**
 * A thin rule at each event, a light band while one lasts, and in the top panel its words; with a halo where lines may
 * run through them.
 */
export function eventLayers(
  events: EventMarks,
  x: ReturnType<typeof timeChannel>,
  withWords: boolean,
  withHalo = false,
): Layers {
  if (events.marks.length === 0) return [];
  const rows = events.marks.map(({ unixSeconds, label, text, labelRow, side }) => ({
    date: isoTime(unixSeconds),
    top: !withWords ? 0 : labelRow === undefined ? events.stripPixels : labelRow * LABEL_ROW_PIXELS,
    text,
    ...(withWords && labelRow !== undefined ? { label, side, room: roomOf(label) } : {}),
  }));
  const bands = events.bands.map(({ unixSeconds, untilSeconds, text }) => ({
    date: isoTime(unixSeconds),
    until: isoTime(untilSeconds),
    text,
  }));
  return [
    ...(bands.length === 0 ? [] : bandLayer(bands, x)),
    {
      data: { values: rows },
      mark: { type: 'rule', color: INK.event, strokeWidth: 1, opacity: 0.6, clip: true },
      encoding: { x, y: TOP, y2: { value: 'height' }, tooltip: TOOLTIP },
    },
    ...(['left', 'right'] as const).flatMap((side) =>
      wordLayer(
        rows.filter((row) => row.side !== undefined),
        side,
        x,
        withHalo,
      ),
    ),
  ];
}

/** Pixels of the words and the gap to their rule. */
function roomOf(label: string): number {
  return Math.ceil(textWidth(label, LABEL_FONT_SIZE, 'normal')) + LABEL_GAP_PIXELS;
}

function bandLayer(values: { date: string; until: string; text: string }[], x: ReturnType<typeof timeChannel>): Layers {
  return [
    {
      data: { values },
      mark: { type: 'rect', color: INK.event, opacity: 0.12, clip: true },
      encoding: { x, x2: { field: 'until' }, tooltip: TOOLTIP },
    },
  ];
}

/**
 * Words that stand on one side of their rules. Who zooms moves the rules: words whose rule is out of view go, and those
 * that an edge would cut off change sides.
 */
function wordLayer(
  values: { date: string; top: number; text: string }[],
  side: 'left' | 'right',
  x: ReturnType<typeof timeChannel>,
  withHalo: boolean,
): Layers {
  if (values.length === 0) return [];
  const halo = { fill: INK.background, stroke: INK.background, strokeWidth: 3, strokeJoin: 'round' } as const;
  return (withHalo ? [halo, { color: INK.event }] : [{ color: INK.event }]).map((ink) => ({
    data: { values },
    transform: [
      { filter: `inrange(${AT}, [${from}, ${to}])` },
      {
        calculate:
          `datum.side === 'right' ? (${PLACE} + datum.room > ${PANEL_WIDTH} ? 'left' : 'right')` +
          ` : (${PLACE} < datum.room ? 'right' : 'left')`,
        as: 'shown_side',
      },
      { filter: `datum.shown_side === '${side}'` },
    ],
    mark: {
      type: 'text',
      align: side === 'right' ? 'left' : 'right',
      baseline: 'top',
      dx: side === 'right' ? LABEL_GAP_PIXELS : -LABEL_GAP_PIXELS,
      dy: 1,
      fontSize: LABEL_FONT_SIZE,
      ...ink,
      clip: true,
    },
    encoding: { x, y: TOP, text: { field: 'label', type: 'nominal' }, tooltip: TOOLTIP },
  }));
}
