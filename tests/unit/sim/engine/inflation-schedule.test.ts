import { describe, expect, it } from 'vitest';
import { InflationSchedule, inflationDueBaseUnits } from '#sim/engine/inflation-schedule.ts';
import { ACT } from '#tests/support/sim-fixtures.ts';

const SUPPLY = 1_000_000_000n * ACT;
const RATES = [500, 300, 200];

describe('sim/engine/inflation-schedule.ts', () => {
  it("reaches each year's total to the base unit, with the last rate from then on", () => {
    const due = [0, 365, 730, 1_095, 1_460].map((days) => inflationDueBaseUnits(SUPPLY, RATES, days));
    expect(due.map((amount) => amount / ACT / 1_000_000n)).toEqual([0n, 50n, 80n, 100n, 120n]);
    expect(due.every((amount) => amount % ACT === 0n)).toBe(true);
  });

  it('rounds a begun year down', () => {
    // 1,000 at 5% for 100 of 365 days is 13.69.
    expect(inflationDueBaseUnits(1_000n, [500], 100)).toBe(13n);
    expect(inflationDueBaseUnits(1_000n, [], 100)).toBe(0n);
  });

  it("pays each week in advance, until a year's rate is used up", () => {
    const amounts = mintedWeekly(RATES, 55);
    const week = inflationDueBaseUnits(SUPPLY, RATES, 7);
    expect(amounts.slice(0, 52).every((amount) => amount - week <= 1n && amount - week >= 0n)).toBe(true);
    // Week 52 is due a day of the first year and six of the second; the cap leaves the day.
    const oneDay = amounts[52] ?? 0n;
    expect(sum(amounts.slice(0, 53))).toBe(50_000_000n * ACT);
    expect(oneDay).toBeLessThan(week / 6n);
    // What waited comes within two weeks, when the first ones have left the window.
    expect(sum(amounts)).toBe(inflationDueBaseUnits(SUPPLY, RATES, 55 * 7));
  });

  it('mints in no 365 days more than the highest rate of the supply before them', () => {
    const amounts = mintedWeekly([500, 500, 500], 156);
    for (let first = 0; first < amounts.length; first++) {
      const before = SUPPLY + sum(amounts.slice(0, first));
      // Days 7k to 7k + 364 hold the mints of 53 weeks.
      expect(sum(amounts.slice(first, first + 53)) * 10_000n).toBeLessThanOrEqual(before * 500n);
    }
  });

  it('mints nothing without a rate', () => {
    expect(mintedWeekly([], 10)).toEqual(Array.from({ length: 10 }, () => 0n));
  });
});

function mintedWeekly(rates: readonly number[], weeks: number): bigint[] {
  const schedule = new InflationSchedule(SUPPLY, rates);
  return Array.from({ length: weeks }, (_, week) => {
    const amount = schedule.dueBaseUnits(week * 7);
    schedule.record(week * 7, amount);
    return amount;
  });
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}
