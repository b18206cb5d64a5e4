import { SECONDS_PER_DAY } from '#sim/core/units.ts';
import { DAYS_PER_MONTH, SECONDS_PER_HOUR } from './limits.ts';

/** What reading one text gives: its value, or what was expected and a corrected text where one is plain. */
export type Reading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly expected: string; readonly suggestion?: string };

/** A closed range of values. */
export interface Range<T> {
  readonly min: T;
  readonly max: T;
}

/** What amounts of a scenario are counted in. Without a symbol every symbol is taken. */
export interface TokenUnit {
  readonly symbol?: string | undefined;
  readonly decimals: number;
  /** Key that sets the decimals, where it is not the token's. */
  readonly decimalsKey?: string;
}

export const AMOUNT_PATTERN = /^[0-9]+(_[0-9]+)*(\.[0-9]+)? [A-Z][A-Z0-9]*$/;
export const PERCENTAGE_PATTERN = /^[0-9]+(\.[0-9]{1,2})?%$/;
export const SIGNED_PERCENTAGE_PATTERN = /^-?[0-9]+(\.[0-9]{1,2})?%$/;
export const MULTIPLIER_PATTERN = /^[0-9]+(\.[0-9]{1,4})?x$/;
export const DURATION_PATTERN = /^[0-9]+[hdwmy]$/;
export const DATE_PATTERN = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;

const MAX_TEXT_LENGTH = 64;
const LOOSE_NUMBER = /^([0-9][0-9_, ]*(?:\.[0-9]+)?)\s*([A-Za-z%]*)$/;
const DEFAULT_SYMBOL = 'ACT';

/** Seconds of each unit that a duration may have. */
const DURATION_SECONDS: Readonly<Record<string, number>> = {
  h: SECONDS_PER_HOUR,
  d: SECONDS_PER_DAY,
  w: 7 * SECONDS_PER_DAY,
  m: DAYS_PER_MONTH * SECONDS_PER_DAY,
  y: 365 * SECONDS_PER_DAY,
};
const DURATION_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^(h|hr|hrs|hours?)$/i, 'h'],
  [/^(d|days?)$/i, 'd'],
  [/^(w|wk|wks|weeks?)$/i, 'w'],
  [/^(m|mo|mon|months?)$/i, 'm'],
  [/^(y|yr|yrs|years?)$/i, 'y'],
];

/** A number of tokens with their symbol, as in `10_000 ACT`, to base units. */
export function readAmount(value: unknown, unit: TokenUnit, range: Range<bigint>): Reading<bigint> {
  return withSoundSuggestion((text) => amountOf(text, unit, range), value);
}

function amountOf(value: unknown, unit: TokenUnit, range: Range<bigint>): Reading<bigint> {
  const symbol = unit.symbol ?? DEFAULT_SYMBOL;
  const bounds = amountBounds(unit, range);
  const refuse = (suggestion?: string): Reading<bigint> =>
    refused(`an amount of ${symbol} such as "100 ${symbol}", ${bounds}`, suggestion);
  if (typeof value !== 'string' || value.length > MAX_TEXT_LENGTH || !AMOUNT_PATTERN.test(value)) {
    const loose = looseNumber(value);
    return refuse(loose === undefined ? undefined : `${loose.digits} ${symbol}`);
  }
  const [number = '', foundSymbol] = value.split(' ');
  if (unit.symbol !== undefined && foundSymbol !== unit.symbol) {
    const whose = unit.decimalsKey === undefined ? 'the token.symbol here' : 'the quote asset';
    return refused(`an amount of ${symbol}, ${whose}`, `${number} ${symbol}`);
  }
  const [whole = '', fraction = ''] = number.replaceAll('_', '').split('.');
  if (fraction.length > unit.decimals) {
    const key = unit.decimalsKey ?? 'token.decimals';
    return refused(`an amount of ${symbol} with at most ${unit.decimals} decimals (${key})`);
  }
  const baseUnits = BigInt(whole) * 10n ** BigInt(unit.decimals) + BigInt(fraction.padEnd(unit.decimals, '0') || '0');
  return baseUnits < range.min || baseUnits > range.max ? refuse() : { ok: true, value: baseUnits };
}

/** Bounds of an amount in words; a least amount of one base unit is said as above 0. */
export function amountBounds({ symbol = DEFAULT_SYMBOL, decimals }: TokenUnit, { min, max }: Range<bigint>): string {
  const most = `at most ${formatAmount(max, symbol, decimals)}`;
  if (min === 0n) return most;
  return min === 1n ? `above 0, ${most}` : `at least ${formatAmount(min, symbol, decimals)}, ${most}`;
}

/** A percentage, as in `0.25%`, to basis points; below 0 where the range is. */
export function readPercentage(value: unknown, rangeBps: Range<number>): Reading<number> {
  return withSoundSuggestion((text) => percentageOf(text, rangeBps), value);
}

function percentageOf(value: unknown, rangeBps: Range<number>): Reading<number> {
  const bounds = `from ${formatPercentage(rangeBps.min)} to ${formatPercentage(rangeBps.max)}`;
  const expected = `a percentage ${bounds} such as "${percentageWithin(rangeBps)}"`;
  if (typeof value !== 'string' || value.length > MAX_TEXT_LENGTH) {
    const percent = typeof value === 'number' ? percentOf(value) : undefined;
    return refused(expected, percent);
  }
  if (!percentagePattern(rangeBps).test(value)) {
    if (/^-?[0-9]+\.[0-9]{3,}%$/.test(value)) {
      return refused(`a percentage in steps of 0.01%, ${bounds}`, `${(parseFloat(value) || 0).toFixed(2)}%`);
    }
    const loose = looseNumber(value);
    return refused(expected, loose === undefined ? undefined : `${loose.digits.replaceAll('_', '')}%`);
  }
  const bps = scaled(value.slice(0, -1), 2);
  return bps < rangeBps.min || bps > rangeBps.max ? refused(expected) : { ok: true, value: bps };
}

/** With a sign where the range goes below 0. */
export function percentagePattern({ min }: Range<number>): RegExp {
  return min < 0 ? SIGNED_PERCENTAGE_PATTERN : PERCENTAGE_PATTERN;
}

/** A percentage of the range, for an example. */
export function percentageWithin({ min, max }: Range<number>): string {
  return formatPercentage(Math.min(Math.max(1_000, min), max));
}

/** A factor, as in `1.5x`, to basis points (1.0x is 10_000). */
export function readMultiplier(value: unknown, rangeBps: Range<number>): Reading<number> {
  return withSoundSuggestion((text) => multiplierOf(text, rangeBps), value);
}

function multiplierOf(value: unknown, rangeBps: Range<number>): Reading<number> {
  const expected =
    `a multiplier from ${formatMultiplier(rangeBps.min)} to ${formatMultiplier(rangeBps.max)} such as "1.5x", ` +
    'with at most 4 decimals';
  if (typeof value !== 'string' || value.length > MAX_TEXT_LENGTH || !MULTIPLIER_PATTERN.test(value)) {
    const loose = looseNumber(value);
    return refused(expected, loose === undefined ? undefined : `${loose.digits.replaceAll('_', '')}x`);
  }
  const bps = scaled(value.slice(0, -1), 4);
  return bps < rangeBps.min || bps > rangeBps.max ? refused(expected) : { ok: true, value: bps };
}

/** A length of time in one unit (`h`, `d`, `w`, `m` = 30 days, `y` = 365 days), as in `2w`, to seconds. */
export function readDuration(value: unknown, rangeSeconds: Range<number>): Reading<number> {
  return withSoundSuggestion((text) => durationOf(text, rangeSeconds), value);
}

function durationOf(value: unknown, rangeSeconds: Range<number>): Reading<number> {
  const { min, max } = rangeSeconds;
  const expected = `a duration from ${formatDuration(min)} to ${formatDuration(max)} such as "12h", "30d", "2w", "6m" or "3y"`;
  if (typeof value !== 'string' || value.length > MAX_TEXT_LENGTH || !DURATION_PATTERN.test(value)) {
    const loose = looseNumber(value);
    const unit = DURATION_WORDS.find(([words]) => words.test(loose?.unit ?? ''))?.[1];
    const guess = loose?.unit === '' ? 'd' : unit;
    const whole = loose !== undefined && /^[0-9]+$/.test(loose.digits);
    return refused(expected, whole && guess !== undefined ? `${loose.digits}${guess}` : undefined);
  }
  const seconds = Number(value.slice(0, -1)) * (DURATION_SECONDS[value.slice(-1)] ?? Number.NaN);
  return seconds < min || seconds > max ? refused(expected) : { ok: true, value: seconds };
}

/** A duration of whole days, as in `2w`, to their number. */
export function readWholeDays(value: unknown, rangeDays: Range<number>): Reading<number> {
  return withSoundSuggestion((text) => wholeDaysOf(text, rangeDays), value);
}

function wholeDaysOf(value: unknown, { min, max }: Range<number>): Reading<number> {
  const reading = durationOf(value, { min: min * SECONDS_PER_DAY, max: max * SECONDS_PER_DAY });
  if (reading.ok && reading.value % SECONDS_PER_DAY === 0) return { ok: true, value: reading.value / SECONDS_PER_DAY };
  const expected = `a duration of whole days from ${min}d to ${max}d such as "${daysWithin({ min, max })}"`;
  return reading.ok ? refused(expected) : refused(expected, reading.suggestion);
}

/** A duration of whole days in the range, for an example. */
export function daysWithin({ min, max }: Range<number>): string {
  return `${Math.min(Math.max(7, min), max)}d`;
}

/** A calendar day, as in `2026-01-01`, to the unix time of its midnight UTC. */
export function readDate(value: unknown, range: Range<string>): Reading<number> {
  return withSoundSuggestion((text) => dateOf(text, range), value);
}

function dateOf(value: unknown, range: Range<string>): Reading<number> {
  const expected = `a date from ${range.min} to ${range.max}, written year-month-day such as "2026-01-01"`;
  if (typeof value !== 'string' || !DATE_PATTERN.test(value)) {
    const day = typeof value === 'string' ? /^([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]/.exec(value)?.[1] : undefined;
    return refused(expected, day);
  }
  const milliseconds = Date.parse(`${value}T00:00:00.000Z`);
  const exists = !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().startsWith(value);
  if (!exists) return refused(`${expected}, that the calendar has`);
  return value < range.min || value > range.max ? refused(expected) : { ok: true, value: milliseconds / 1_000 };
}

/** `10_000_000.5 ACT` */
export function formatAmount(baseUnits: bigint, symbol: string, decimals: number): string {
  const scale = 10n ** BigInt(decimals);
  const whole = (baseUnits / scale).toString().replace(/\B(?=([0-9]{3})+$)/g, '_');
  const fraction = (baseUnits % scale).toString().padStart(decimals, '0').replace(/0+$/, '');
  return `${whole}${decimals === 0 || fraction === '' ? '' : `.${fraction}`} ${symbol}`;
}

/** `2.5%` of 250 basis points */
export function formatPercentage(bps: number): string {
  return `${bps / 100}%`;
}

/** `1.5x` of 15_000 basis points */
export function formatMultiplier(bps: number): string {
  return `${bps % 10_000 === 0 ? (bps / 10_000).toFixed(1) : bps / 10_000}x`;
}

/** In the largest of years, days and hours that divides it: `20y`, `7d`, `1h`. */
export function formatDuration(seconds: number): string {
  if (seconds === 0) return '0d';
  const unit = ['y', 'd', 'h'].find((name) => seconds % (DURATION_SECONDS[name] ?? 1) === 0) ?? 'h';
  return `${seconds / (DURATION_SECONDS[unit] ?? 1)}${unit}`;
}

/** Drops a suggestion that would be refused in its turn. */
function withSoundSuggestion<T>(read: (value: unknown) => Reading<T>, value: unknown): Reading<T> {
  const reading = read(value);
  if (reading.ok || reading.suggestion === undefined || read(reading.suggestion).ok) return reading;
  return { ok: false, expected: reading.expected };
}

function refused<T>(expected: string, suggestion?: string): Reading<T> {
  return { ok: false, expected, ...(suggestion === undefined ? {} : { suggestion }) };
}

/** Digits and letters of what looks like a number with or without a unit; never a negative one. */
function looseNumber(value: unknown): { readonly digits: string; readonly unit: string } | undefined {
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0 && value < 1e15) {
    return { digits: String(value), unit: '' };
  }
  if (typeof value !== 'string' || value.length > MAX_TEXT_LENGTH) return undefined;
  const [, number = '', unit = ''] = LOOSE_NUMBER.exec(value.trim()) ?? [];
  const digits = number
    .trim()
    .replace(/[, _]+/g, '_')
    .replace(/^_|_$/g, '');
  return digits === '' ? undefined : { digits, unit };
}

/** 0.1 is a share and 10 a percentage: what the writer of a bare number most likely meant. */
function percentOf(value: number): string | undefined {
  if (!(Math.abs(value) <= 1_000_000)) return undefined;
  return value !== 0 && Math.abs(value) < 1 ? `${Number((value * 100).toFixed(2))}%` : `${Number(value.toFixed(2))}%`;
}

/** Decimal digits times 10^places, exactly; the patterns bound the number of decimals. Never minus zero. */
function scaled(text: string, places: number): number {
  const [whole = '', fraction = ''] = text.split('.');
  return Number(`${whole}${fraction.padEnd(places, '0')}`) || 0;
}
