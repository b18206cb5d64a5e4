import { columnIndex, numberColumn, type RunTable } from '../artifacts/run-table.ts';
import type { RunResults } from '../run-results.ts';
import { type Html, html } from '../text/html.ts';
import { formatNumber, formatPercent, groupDigits, shownUnit, signOf, type TokenUnit } from '../text/quantity.ts';
import { sparklineSvg } from './sparkline.ts';

/** One figure on top of a report. */
export interface Card {
  readonly id: string;
  readonly title: string;
  /** At the last tick, short: `338.4 M`. */
  readonly value: string;
  readonly unit: string;
  /** How it came to be so: `+12.30 points since the start`. */
  readonly change: string;
  readonly course: readonly (number | undefined)[];
}

/** What a reader asks first. Of each line, the first metric that the run has at its end. */
const WANTED: readonly (readonly [title: string, ...ids: string[]])[] = [
  ['Staked share of circulating supply', 'staking.ratio'],
  ['Voting power of the ten largest', 'influence.top10_share', 'influence.whale_share'],
  ['Capital that passes a proposal if nobody else votes', 'influence.capture_capital'],
  ['Minted in the last 365 days', 'supply.inflation_365d', 'supply.inflation_annualised'],
  ['Turnout, last 90 days', 'governance.mean_turnout_90d', 'governance.turnout'],
  ['Value staked', 'market.tvl'],
  ['Treasury', 'treasury.balance'],
];
const MAX_CARDS = 6;
/** A larger multiple is not read as percent. */
const MAX_GROWTH = 10;
/** A change too small for the decimals. */
const ROUNDED_AWAY = formatPercent(0);

/** Large numbers as a reader says them. */
const SCALES = [
  [1e12, 'T'],
  [1e9, 'B'],
  [1e6, 'M'],
  [1e3, 'k'],
] as const;

/** Up to six figures; none before the first tick has finished. */
export function cardsOf({ metrics, manifest }: Pick<RunResults, 'metrics' | 'manifest'>): readonly Card[] {
  const dates = columnIndex(metrics, 'date') ?? -1;
  return WANTED.flatMap(([title, ...ids]) => {
    for (const id of ids) {
      const course = numberColumn(metrics, id);
      if (course?.at(-1) !== undefined) return [cardOf(id, title, course, metrics, manifest.spec.token, dates)];
    }
    return [];
  }).slice(0, MAX_CARDS);
}

export function cardList(cards: readonly Card[]): Html | undefined {
  if (cards.length === 0) return undefined;
  return html`<ul class="cards">
${cards.map(
  ({ id, title, value, unit, change, course }) =>
    html`<li class="card" data-metric="${id}"><span class="card-title">${title}</span> <span class="card-value">${value}<span class="card-unit">${unit === '%' ? '' : ' '}${unit}</span></span> <span class="card-change">${change}</span>${sparklineSvg(course)}</li>\n`,
)}</ul>
`;
}

function cardOf(
  id: string,
  title: string,
  course: readonly (number | undefined)[],
  metrics: RunTable,
  token: TokenUnit,
  dates: number,
): Card {
  const unit = metrics.columns.find((column) => column.id === id)?.unit ?? '';
  const first = course.findIndex((value) => value !== undefined);
  const start = course[first] ?? 0;
  const end = course.at(-1) ?? 0;
  // A figure may have its first value long after the run's start.
  const since = first === 0 ? 'the start' : (metrics.rows[first]?.[dates] ?? '');
  return {
    id,
    title,
    ...shortQuantity(end, unit, token),
    change: changeInWords(start, end, unit, since, token),
    course,
  };
}

function changeInWords(start: number, end: number, unit: string, since: string, token: TokenUnit): string {
  if (start === end) return `as at ${since}`;
  const sign = signOf(end - start);
  const nearly = `nearly as at ${since}`;
  if (unit === 'ratio') {
    const points = formatPercent(Math.abs(end - start));
    return points === ROUNDED_AWAY ? nearly : `${sign}${points} points since ${since}`;
  }
  if (start === 0) return `from 0 at ${since}`;
  if (end / start > MAX_GROWTH) {
    const { value, unit: shown } = shortQuantity(start, unit, token);
    return `from ${value} ${shown} at ${since}`;
  }
  const growth = formatPercent(Math.abs(end / start - 1));
  return growth === ROUNDED_AWAY ? nearly : `${sign}${growth}% since ${since}`;
}

function shortQuantity(value: number, unit: string, token: TokenUnit): Pick<Card, 'value' | 'unit'> {
  if (unit === 'ratio') return { value: formatPercent(value), unit: '%' };
  if (unit === 'base_units') return { value: short(value / 10 ** token.decimals), unit: token.symbol };
  return { value: short(value), unit: shownUnit(unit, token) };
}

/** Four digits up to thousands of the largest scale. */
function decimalsOf(scaled: number): number {
  return scaled >= 1_000 ? 0 : scaled >= 100 ? 1 : 2;
}

/** A figure's first digits, and the letter of the scale. */
function short(value: number): string {
  const size = Math.abs(value);
  for (const [scale, letter] of SCALES) {
    if (size < scale) continue;
    const scaled = value / scale;
    const [whole = '0', fraction] = scaled.toFixed(decimalsOf(Math.abs(scaled))).split('.');
    return `${groupDigits(whole)}${fraction === undefined ? '' : `.${fraction}`} ${letter}`;
  }
  return formatNumber(value);
}
