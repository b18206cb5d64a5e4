import { bpsFloor, mulDivFloor } from '../core/fixed.ts';
import { BASIS_POINTS, DAYS_PER_WEEK, DAYS_PER_YEAR } from '../core/units.ts';

const DAYS = BigInt(DAYS_PER_YEAR);

/**
 * Inflation that the first `days` days since genesis are due, in base units: for each whole year
 * floor(supply x bps / 10_000), for the begun one floor(supply x bps x day / (365 x 10_000)). Years have 365 days; the
 * last rate holds on. Exact at each year's end, because amounts are differences of this sum.
 */
export function inflationDueBaseUnits(supplyBaseUnits: bigint, bpsByYear: readonly number[], days: number): bigint {
  const wholeYears = Math.floor(days / DAYS_PER_YEAR);
  let due = 0n;
  for (let year = 0; year < wholeYears; year++) due += bpsFloor(supplyBaseUnits, rateOf(bpsByYear, year));
  const perYear = supplyBaseUnits * BigInt(rateOf(bpsByYear, wholeYears));
  return due + mulDivFloor(perYear, BigInt(days - wholeYears * DAYS_PER_YEAR), DAYS * BASIS_POINTS);
}

/** Inflation that pool weeks `fromWeek` to `toWeek` (inclusive, from 0) are due, in base units. */
export function inflationOfWeeksBaseUnits(
  supplyBaseUnits: bigint,
  bpsByYear: readonly number[],
  fromWeek: number,
  toWeek: number,
): bigint {
  const until = inflationDueBaseUnits(supplyBaseUnits, bpsByYear, (toWeek + 1) * DAYS_PER_WEEK);
  return until - inflationDueBaseUnits(supplyBaseUnits, bpsByYear, fromWeek * DAYS_PER_WEEK);
}

function rateOf(bpsByYear: readonly number[], year: number): number {
  return bpsByYear[Math.min(year, bpsByYear.length - 1)] ?? 0;
}
