import { bpsFloor, mulDivFloor } from '../core/fixed.ts';
import { BASIS_POINTS, DAYS_PER_WEEK, DAYS_PER_YEAR } from '../core/units.ts';

const DAYS = BigInt(DAYS_PER_YEAR);

interface Mint {
  readonly day: number;
  readonly amountBaseUnits: bigint;
}

/**
 * What may be minted when. Weeks are paid in advance, and 53 of them begin in 365 days, so a second rule holds them
 * back: no 365 days mint more than the highest yearly rate of the supply before them. What is held back waits.
 */
export class InflationSchedule {
  readonly #supplyBaseUnits: bigint;
  readonly #bpsByYear: readonly number[];
  readonly #highestBps: number;
  #mintedBaseUnits = 0n;
  /** Those of the last 365 days, oldest first. */
  readonly #recent: Mint[] = [];

  /** Rates are of the supply at genesis, in basis points; the last one holds on. */
  constructor(supplyBaseUnits: bigint, bpsByYear: readonly number[]) {
    this.#supplyBaseUnits = supplyBaseUnits;
    this.#bpsByYear = bpsByYear;
    this.#highestBps = Math.max(0, ...bpsByYear);
  }

  /** Base units to mint on `day` (from 0 at genesis): what the weeks begun so far are due, under the rolling cap. */
  dueBaseUnits(day: number): bigint {
    const weeksBegun = Math.floor(day / DAYS_PER_WEEK) + 1;
    const due = inflationDueBaseUnits(this.#supplyBaseUnits, this.#bpsByYear, weeksBegun * DAYS_PER_WEEK);
    const waiting = due - this.#mintedBaseUnits;
    const allowed = this.#allowanceBaseUnits(day);
    return waiting < allowed ? waiting : allowed;
  }

  /** Takes over what was minted on `day`. */
  record(day: number, amountBaseUnits: bigint): void {
    this.#mintedBaseUnits += amountBaseUnits;
    this.#recent.push({ day, amountBaseUnits });
  }

  #allowanceBaseUnits(day: number): bigint {
    while (this.#recent[0] !== undefined && this.#recent[0].day <= day - DAYS_PER_YEAR) this.#recent.shift();
    const minted = this.#recent.reduce((sum, mint) => sum + mint.amountBaseUnits, 0n);
    const supplyBefore = this.#supplyBaseUnits + this.#mintedBaseUnits - minted;
    const allowance = bpsFloor(supplyBefore, this.#highestBps) - minted;
    return allowance > 0n ? allowance : 0n;
  }
}

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

function rateOf(bpsByYear: readonly number[], year: number): number {
  return bpsByYear[Math.min(year, bpsByYear.length - 1)] ?? 0;
}
