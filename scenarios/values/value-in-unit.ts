import { SECONDS_PER_DAY } from '#sim/core/units.ts';
import type { WrittenValue } from './written-value.ts';

/** What a written value has to be measured in. */
export interface ValueContext {
  /** The figure's unit: a metric's, or one of an attack's figures. */
  readonly unit: string;
  readonly token: { readonly symbol: string; readonly decimals: number };
  readonly quoteDecimals: number;
}

/** The symbol of the quote asset in values. */
const QUOTE_SYMBOL = 'USD';
/** What fees and rent are paid in. */
const NATIVE_SYMBOL = 'SOL';
const NATIVE_DECIMALS = 9;

/** An asset that figures are counted in, in its smallest units. */
interface Asset {
  readonly symbol: string;
  readonly decimals: number;
}

/**
 * The value as the figure is counted: amounts in exact smallest units, 0.4 for 40%, days or seconds for a time.
 * Undefined where the figure is measured in something else.
 */
export function valueInUnit(written: WrittenValue, context: ValueContext): number | bigint | undefined {
  const { unit } = context;
  const asset = assetOf(context);
  switch (written.unit) {
    case 'number':
      // Smallest units are for files, not for people; nothing is the same in every unit.
      return asset !== undefined && written.value !== 0 ? undefined : written.value;
    case 'ratio':
      return unit === 'ratio' || unit === 'factor' ? written.value : undefined;
    case 'factor':
      return asset !== undefined || unit === 'days' || unit === 'seconds' ? undefined : written.value;
    case 'seconds':
      if (unit === 'seconds') return written.value;
      return unit === 'days' ? written.value / SECONDS_PER_DAY : undefined;
    case 'amount':
      if (unit === 'usd') return written.symbol === QUOTE_SYMBOL ? Number(written.digits) : undefined;
      return asset === undefined || written.symbol !== asset.symbol ? undefined : smallestUnits(written.digits, asset);
  }
}

/** The asset of an amount; undefined for a figure of another kind. */
export function assetOf({ unit, token, quoteDecimals }: ValueContext): Asset | undefined {
  if (unit === 'base_units' || unit === 'base_unit_days') return token;
  if (unit === 'quote_units') return { symbol: QUOTE_SYMBOL, decimals: quoteDecimals };
  return unit === 'lamports' ? { symbol: NATIVE_SYMBOL, decimals: NATIVE_DECIMALS } : undefined;
}

/** Undefined for more decimals than the asset has. */
function smallestUnits(digits: string, { decimals }: Asset): bigint | undefined {
  const [whole = '', fraction = ''] = digits.split('.');
  return fraction.length > decimals ? undefined : BigInt(whole + fraction.padEnd(decimals, '0'));
}

/** What can be written for a figure of the unit, in words. */
export function expectedInUnit(context: ValueContext): string {
  const asset = assetOf(context);
  if (asset !== undefined) {
    const held = context.unit === 'base_unit_days' ? ', held for a day' : '';
    return `an amount, as in 100 ${asset.symbol}, with at most ${asset.decimals} decimals${held}`;
  }
  const examples: Readonly<Record<string, string>> = {
    ratio: 'a share, as in 40%',
    factor: 'a factor, as in 1.5x',
    usd: `an amount, as in 0.05 ${QUOTE_SYMBOL}`,
    days: 'a time, as in 30d',
    seconds: 'a time, as in 30d',
  };
  return examples[context.unit] ?? 'a number';
}

/** As it was written, without digits that only binary fractions have. */
export function writtenInWords(written: WrittenValue): string {
  switch (written.unit) {
    case 'ratio':
      return `${plain(written.value * 100)}%`;
    case 'factor':
      return `${plain(written.value)}x`;
    case 'seconds':
      return `${plain(written.value / SECONDS_PER_DAY)} days`;
    case 'amount':
      return `${written.digits.replace(/\B(?=([0-9]{3})+(?![0-9]))(?<!\.[0-9]*)/g, '_')} ${written.symbol}`;
    case 'number':
      return plain(written.value);
  }
}

function plain(value: number): string {
  return String(Number(value.toPrecision(12)));
}
