import { SECONDS_PER_DAY } from '#sim/core/units.ts';
import { TIME_PARAMETERS } from './chart.ts';
import type { Layer } from './panel.ts';
import { INK } from './theme.ts';

const { from, to, cursor } = TIME_PARAMETERS;

/** Day alone when the time is midnight, which is when daily ticks end. */
export function isoTime(unixSeconds: number): string {
  const text = new Date(unixSeconds * 1000).toISOString();
  return unixSeconds % SECONDS_PER_DAY === 0 ? text.slice(0, 10) : text;
}

/** Up to this many days ticks are months. */
const LONGEST_BY_MONTH = 2_600;
/** Longest spans in days, and the months from tick to tick that fit them. */
const MONTH_STEPS = [
  [400, 1],
  [1_200, 3],
  [LONGEST_BY_MONTH, 6],
] as const;
const LONGEST_STEP = 12;
/** Up to this many days ticks are days. */
const MAX_DAYS_BY_DAY = 75;
/** Up to this many, ticks may be hours. */
const MAX_DAYS_BY_HOUR = 4;

/** Vega expression of a tick's label; one line, because not every SVG reader lays out several. */
function timeLabel(format: string, isYearStart: string, withYear = `${format} %Y`): string {
  return `utcFormat(datum.value, datum.index === 0 || ${isYearStart} ? '${withYear}' : '${format}')`;
}

/** Of ticks that are years there are too many for more than their number. */
const YEAR_LABEL = "utcFormat(datum.value, '%Y')";

const SHOWN_DAYS = `((${to} - ${from}) / ${SECONDS_PER_DAY * 1000})`;

const SHOWN_STEP = MONTH_STEPS.reduceRight<string>(
  (longer, [longest, step]) => `${SHOWN_DAYS} <= ${longest} ? ${step} : ${longer}`,
  String(LONGEST_STEP),
);

/** Ticks and labels that fit the stretch that the parameters name; a year is named where it begins and at the first tick. */
const SHOWN_AXIS = {
  labelExpr:
    `${SHOWN_DAYS} <= ${MAX_DAYS_BY_HOUR} ? ${timeLabel('%-d %b %H:%M', 'false', '%-d %b %Y %H:%M')}` +
    ` : ${SHOWN_DAYS} <= ${MAX_DAYS_BY_DAY} ? ${timeLabel('%-d %b', 'false')}` +
    ` : ${SHOWN_DAYS} <= ${LONGEST_BY_MONTH} ? ${timeLabel('%b', 'utcmonth(datum.value) === 0')} : ${YEAR_LABEL}`,
  tickCount: {
    expr: `${SHOWN_DAYS} <= ${MAX_DAYS_BY_DAY} ? 8 : { interval: 'month', step: ${SHOWN_STEP} }`,
  },
} as const;

/** The scale of every time channel. What the data span does not matter: a rule that is nowhere spans nothing. */
const TIME_SCALE = { type: 'utc', nice: false, domain: { expr: `[${from}, ${to}]` } } as const;

/** The x channel of every mark over time. Only one panel of a stack names the axis. */
export function timeChannel(namesAxis: boolean) {
  return {
    field: 'date',
    type: 'temporal',
    scale: TIME_SCALE,
    axis: { ...SHOWN_AXIS, title: namesAxis ? 'date (UTC)' : null },
  } as const;
}

/** The parameters of a chart over these milliseconds. */
export function timeParameters(span: { readonly fromMs: number; readonly toMs: number }) {
  return [
    { name: from, value: span.fromMs },
    { name: to, value: span.toMs },
    { name: cursor, value: null },
  ];
}

/** A rule at the cursor; nothing is drawn while it is nowhere. */
export function cursorLayer(x: ReturnType<typeof timeChannel>): Layer {
  return {
    data: { values: [{}] },
    transform: [{ filter: `isValid(${cursor})` }, { calculate: `toDate(${cursor})`, as: 'date' }],
    mark: { type: 'rule', color: INK.cursor, strokeWidth: 1, clip: true },
    encoding: { x },
  };
}

/** First and last of these times in milliseconds; 0 without any. */
export function spanOf(unixSeconds: readonly number[]): { readonly fromMs: number; readonly toMs: number } {
  return { fromMs: (unixSeconds[0] ?? 0) * 1000, toMs: (unixSeconds.at(-1) ?? 0) * 1000 };
}
