import { BASIS_POINTS } from '#sim/core/units.ts';
import { durationInWords } from './text/duration.ts';
import { formatNumber, formatPercent, formatTokens, groupDigits, type TokenUnit } from './text/quantity.ts';

/** A parameter's value with its unit; undefined for a value that cannot have it, which is then shown as it is. */
export type Show = (value: unknown, assets: Assets) => string | undefined;

/** What amounts of a run are counted in. */
export interface Assets {
  readonly token: TokenUnit;
  /** What buybacks pay with. */
  readonly quote: TokenUnit;
}

const BASIS_POINTS_OF_ONE = Number(BASIS_POINTS);

export const asAmount: Show = (value, { token }) => amountOf(value, token);

export const asQuote: Show = (value, { quote }) => amountOf(value, quote);

export const asPercent: Show = (value) =>
  typeof value === 'number' ? `${formatPercent(value / BASIS_POINTS_OF_ONE)}%` : undefined;

export const asMultiplier: Show = (value) =>
  typeof value === 'number' ? `${value / BASIS_POINTS_OF_ONE}x` : undefined;

export const asDays: Show = (value) => counted(value, 'day');

/** Ends of ticks, such as between two rows. */
export const asTicks: Show = (value) => counted(value, 'tick');

export const asHours: Show = (value) => counted(value, 'hour');

export const asSeconds: Show = (value) => (isTime(value) ? durationInWords(value) : undefined);

export const asDate: Show = (value) => (isTime(value) ? new Date(value * 1000).toISOString().slice(0, 10) : undefined);

/** A price of one token. */
export const asUsd: Show = (value) => (typeof value === 'number' ? `${exactDecimals(value)} USD` : undefined);

/** A table that a scenario names, by its contents. */
export const asFile: Show = (value) => {
  if (typeof value !== 'object' || value === null) return undefined;
  const { file, sha256 } = value as { readonly file?: unknown; readonly sha256?: unknown };
  return typeof file === 'string' && typeof sha256 === 'string' ? `${file} (sha256 ${sha256})` : undefined;
};

/** A number of whole tokens, as policies have them. */
const asTokens: Show = (value, { token }) =>
  typeof value === 'number' ? `${formatNumber(value)} ${token.symbol}` : undefined;

/** Units of a policy's settings by the end of their names; the first that fits counts. */
const SETTING_UNITS: readonly (readonly [suffix: RegExp, show: Show])[] = [
  [/_bps$/, asPercent],
  [/_days(_mean)?$/, asDays],
  [/_tokens$/, asTokens],
];

/** The unit that the name of a policy's setting tells, as it is written in scenario files. */
export function unitOfSetting(name: string): Show {
  return SETTING_UNITS.find(([suffix]) => suffix.test(name))?.[1] ?? (() => undefined);
}

export function plainValue(value: unknown): string {
  if (typeof value === 'number' && Number.isInteger(value)) return groupDigits(String(value));
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function amountOf(value: unknown, { symbol, decimals }: TokenUnit): string | undefined {
  if (typeof value !== 'string' || !/^-?\d+$/.test(value)) return undefined;
  return `${exactTokens(BigInt(value), decimals)} ${symbol}`;
}

/** A rule is told as it is: what the figures of a report cut off is said where there is any. */
function exactTokens(baseUnits: bigint, decimals: number): string {
  const shown = formatTokens(baseUnits, decimals);
  const fraction = String(baseUnits < 0n ? -baseUnits : baseUnits)
    .slice(-decimals || Number.POSITIVE_INFINITY)
    .padStart(decimals, '0')
    .replace(/0+$/, '');
  const [whole = '', cents = ''] = shown.split('.');
  return fraction.length <= cents.length ? shown : `${whole}.${fraction}`;
}

/** A price has at most so many decimals in a scenario. */
const PRICE_DECIMALS = 9;

function exactDecimals(value: number): string {
  const [whole = '0', fraction = ''] = value.toFixed(PRICE_DECIMALS).split('.');
  const kept = fraction.replace(/0+$/, '');
  return kept === '' ? groupDigits(whole) : `${groupDigits(whole)}.${kept}`;
}

function counted(value: unknown, noun: string): string | undefined {
  return typeof value === 'number' ? `${formatNumber(value)} ${noun}${value === 1 ? '' : 's'}` : undefined;
}

/** Seconds that a JavaScript date can hold. */
function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 8_640_000_000_000;
}
