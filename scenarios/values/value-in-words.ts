import { SECONDS_PER_DAY } from '#sim/core/units.ts';
import { formatAmount } from '../schema/quantities.ts';
import { assetOf, type ValueContext } from './value-in-unit.ts';

/** Digits of a float that a reader can use; more than enough to tell it from the bound that it is beyond. */
const DIGITS = 8;

/** A figure with its unit, as a scenario writes one: exact amounts, `41.2%`, `30 days`. Amounts that are a mean are cut off. */
export function valueInWords(value: number | bigint, context: ValueContext): string {
  const asset = assetOf(context);
  if (asset !== undefined) {
    const units = typeof value === 'bigint' ? value : BigInt(Math.trunc(value));
    const sign = units < 0n ? '-' : '';
    return sign + formatAmount(units < 0n ? -units : units, asset.symbol, asset.decimals);
  }
  const number = Number(value);
  switch (context.unit) {
    case 'ratio':
      return `${shortened(number * 100)}%`;
    case 'factor':
      return `${shortened(number)}x`;
    case 'usd':
      return `${shortened(number)} USD`;
    case 'days':
      return `${shortened(number)} days`;
    case 'seconds':
      return `${shortened(number / SECONDS_PER_DAY)} days`;
    case 'bool':
      return number === 0 ? 'false' : 'true';
    default:
      return typeof value === 'bigint' ? String(value) : shortened(value);
  }
}

function shortened(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(DIGITS)));
}
