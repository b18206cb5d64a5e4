import type { FieldValue } from '#harness/trace/account-fields.ts';
import { formatAmount } from '#scenarios/index.ts';
import type { GenesisPlan } from '#sim/ports/staking-chain.ts';

/** Units that an economy's amounts are shown in. */
export type FieldUnits = Pick<GenesisPlan, 'token' | 'treasury'>;

/** Ends of a field's name, the unit that each says, and how a value is shown beside its exact number. */
const UNITS: readonly (readonly [end: RegExp, show: (value: bigint, units: FieldUnits) => string])[] = [
  [/quoteUnits$/i, (value, { treasury }) => formatAmount(value, 'quote', treasury.quoteDecimals)],
  [/BaseUnits$/, (value, { token }) => formatAmount(value, token.symbol, token.decimals)],
  [/(UnixSeconds)$/, (value) => momentText(value)],
  [/Bps(\[\d+\])?$/, (value) => `${Number(value) / 100}%`],
  [/day$/i, (value) => dayText(value)],
  [/^lamports$/, (value) => formatAmount(value, 'SOL', 9)],
];

/** A value of an account with its unit: `25000000000 (25 ACT)`. */
export function fieldText(field: string, value: FieldValue | undefined, units: FieldUnits): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string' || typeof value === 'boolean') return String(value);
  const shown = UNITS.find(([end]) => end.test(field))?.[1];
  return shown === undefined ? String(value) : `${value} (${shown(BigInt(value), units)})`;
}

/** `2026-01-03 00:00:00`, UTC; the number where no date has it. */
export function momentText(unixSeconds: bigint): string {
  const date = new Date(Number(unixSeconds) * 1_000);
  if (Number.isNaN(date.getTime())) return `${unixSeconds} s`;
  return date.toISOString().replace('T', ' ').slice(0, 19);
}

const SECONDS_PER_DAY = 86_400n;

function dayText(day: bigint): string {
  return day === 0n ? 'none' : momentText(day * SECONDS_PER_DAY).slice(0, 10);
}
