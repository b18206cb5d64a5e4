/** The token that base units are counted in. */
export interface TokenUnit {
  readonly symbol: string;
  readonly decimals: number;
}

/** A number and the unit that it is shown in. */
export interface Quantity {
  readonly value: string;
  readonly unit: string;
}

export const UNDEFINED_VALUE = 'n/a';

/** The sign of a figure below 0 wherever people read it, as charts write it too; files keep the hyphen of ASCII. */
export const MINUS = '\u2212';

/** The sign that a change is written with, before its size. */
export function signOf(change: number | bigint): string {
  return change > 0 ? '+' : change < 0 ? MINUS : '';
}

/**
 * The exact text of a result cell as a reader wants it: base units as tokens, ratios as percent, digits in groups.
 * Shown figures are cut to a few digits; the files keep them all. Without `quote`, what is counted in units of the quote
 * asset stays so.
 */
export function quantityOf(cell: string, unit: string, token: TokenUnit, quote?: TokenUnit): Quantity {
  const isQuote = unit === 'quote_units' && quote !== undefined;
  const shown = isQuote ? quote.symbol : shownUnit(unit, token);
  if (cell === '') return { value: UNDEFINED_VALUE, unit: shown };
  if (unit === 'base_units') return { value: formatTokens(BigInt(cell), token.decimals), unit: shown };
  if (isQuote) return { value: formatTokens(BigInt(cell), quote.decimals), unit: shown };
  if (unit === 'ratio') return { value: formatPercent(Number(cell)), unit: shown };
  return { value: formatNumber(Number(cell)), unit: shown };
}

/** The unit that a figure is shown in, where its file's unit is meant for machines; a bare number has none. */
export function shownUnit(unit: string, token: TokenUnit): string {
  if (unit === 'count') return '';
  if (unit === 'base_units') return token.symbol;
  if (unit === 'usd') return 'USD';
  return unit === 'ratio' ? '%' : unit.replaceAll('_', ' ');
}

/** Whole tokens from 1,000 on, cents below; the rest is cut off, never rounded up. */
export function formatTokens(baseUnits: bigint, decimals: number): string {
  const sign = baseUnits < 0n ? MINUS : '';
  const magnitude = baseUnits < 0n ? -baseUnits : baseUnits;
  const one = 10n ** BigInt(decimals);
  const whole = magnitude / one;
  if (whole >= 1_000n || decimals === 0) return `${sign}${groupDigits(String(whole))}`;
  const fraction = String(magnitude % one)
    .padStart(decimals, '0')
    .slice(0, 2)
    .padEnd(2, '0');
  return `${sign}${whole}.${fraction}`;
}

/** Percent with two decimals, without the sign for it; what is rounded to nothing is not below it. */
export function formatPercent(ratio: number): string {
  const [whole = '0', fraction = '00'] = (ratio * 100)
    .toFixed(2)
    .replace(/^-0\.00$/, '0.00')
    .split('.');
  return `${groupDigits(whole)}.${fraction}`;
}

/** Integers in full; otherwise no, two or four decimals by size, and three digits of what is smaller still. */
export function formatNumber(value: number): string {
  const magnitude = Math.abs(value);
  if (magnitude > 0 && magnitude < 0.001) return smallNumber(value);
  const decimals = Number.isInteger(value) || magnitude >= 1_000 ? 0 : magnitude >= 1 ? 2 : 4;
  const [whole = '0', fraction] = value.toFixed(decimals).split('.');
  return groupDigits(whole) + (fraction === undefined ? '' : `.${fraction}`);
}

/** Below the hundredth decimal of any price there is nothing to tell. */
const MOST_DECIMALS = 100;
const SMALL_DIGITS = 3;

/** Decimals without an exponent: a price of a billionth is not 0. */
function smallNumber(value: number): string {
  const [, exponent = '0'] = value.toExponential().split('e-');
  return value
    .toFixed(Math.min(MOST_DECIMALS, Number(exponent) + SMALL_DIGITS - 1))
    .replace(/0+$/, '')
    .replace('-', MINUS);
}

/** `-1234567` as `−1,234,567`. */
export function groupDigits(integer: string): string {
  return integer.replace('-', MINUS).replace(/\B(?=(\d{3})+$)/g, ',');
}
