import { describe, expect, it } from 'vitest';
import { inflationDueBaseUnits, inflationOfWeeksBaseUnits } from '#sim/engine/inflation-schedule.ts';
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

  it('splits a week that lies in two years', () => {
    // Week 52 has one day of the first year and six of the second.
    const expected = inflationDueBaseUnits(SUPPLY, RATES, 371) - inflationDueBaseUnits(SUPPLY, RATES, 364);
    expect(inflationOfWeeksBaseUnits(SUPPLY, RATES, 52, 52)).toBe(expected);
    const oneDay = (50_000_000n * ACT) / 365n;
    const sixDays = (30_000_000n * ACT * 6n) / 365n;
    expect(expected - oneDay - sixDays).toBeGreaterThanOrEqual(0n);
    expect(expected - oneDay - sixDays).toBeLessThanOrEqual(2n);
  });

  it('takes several weeks at once', () => {
    const apart = [3, 4, 5].reduce((sum, week) => sum + inflationOfWeeksBaseUnits(SUPPLY, RATES, week, week), 0n);
    expect(inflationOfWeeksBaseUnits(SUPPLY, RATES, 3, 5)).toBe(apart);
  });
});
