import type { TokenSpec } from '../core/run-spec.ts';
import { SECONDS_PER_DAY } from '../core/units.ts';

const SECONDS_PER_HOUR = 3_600;
const SECONDS_PER_MINUTE = 60;

type Unit = Pick<TokenSpec, 'decimals' | 'symbol'>;

/** An exact amount in tokens with their symbol: `1,250.5 ACT`. */
export function tokensText(baseUnits: bigint, { decimals, symbol }: Unit): string {
  const unit = 10n ** BigInt(decimals);
  const fraction = String(baseUnits % unit)
    .padStart(decimals, '0')
    .replace(/0+$/, '');
  return `${grouped(baseUnits / unit)}${fraction === '' ? '' : `.${fraction}`} ${symbol}`;
}

/** An amount in whole tokens, rounded down, of which not every digit matters: `16,438,356 ACT`. */
export function tokensFloorText(baseUnits: bigint, { decimals, symbol }: Unit): string {
  return `${grouped(baseUnits / 10n ** BigInt(decimals))} ${symbol}`;
}

/** A whole number with its thousands apart. */
export function grouped(value: bigint): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Basis points as per cent: `-60%`. */
export function percentText(basisPoints: number): string {
  return `${basisPoints / 100}%`;
}

/** Whole seconds in the largest unit that they fill, up to days: `7 days`, `1 hour`. */
export function durationText(seconds: number): string {
  if (seconds % SECONDS_PER_DAY === 0) return counted(seconds / SECONDS_PER_DAY, 'day');
  if (seconds % SECONDS_PER_HOUR === 0) return counted(seconds / SECONDS_PER_HOUR, 'hour');
  if (seconds % SECONDS_PER_MINUTE === 0) return counted(seconds / SECONDS_PER_MINUTE, 'minute');
  return counted(seconds, 'second');
}

/** A number with its noun: `1 wallet`, `12 wallets`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
