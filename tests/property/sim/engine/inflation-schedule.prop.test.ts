import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inflationDueBaseUnits, inflationOfWeeksBaseUnits } from '#sim/engine/inflation-schedule.ts';

const rates = fc.array(fc.integer({ min: 0, max: 5_000 }), { minLength: 1, maxLength: 4 });
const supply = fc.bigInt({ min: 0n, max: 10n ** 19n });

describe('sim/engine/inflation-schedule.ts', () => {
  it('never falls, and never differs by more than one unit from the exact rate of a day', () => {
    fc.assert(
      fc.property(supply, rates, fc.integer({ min: 0, max: 2_000 }), (amount, bps, day) => {
        const gained = inflationDueBaseUnits(amount, bps, day + 1) - inflationDueBaseUnits(amount, bps, day);
        const rate = BigInt(bps[Math.min(Math.floor(day / 365), bps.length - 1)] ?? 0);
        const exact = (amount * rate) / 3_650_000n;
        expect(gained >= exact && gained <= exact + 1n).toBe(true);
      }),
      { seed: 23, numRuns: 400 },
    );
  });

  it('is the same by weeks as at once', () => {
    fc.assert(
      fc.property(supply, rates, fc.integer({ min: 1, max: 200 }), (amount, bps, weeks) => {
        let sum = 0n;
        for (let week = 0; week < weeks; week++) sum += inflationOfWeeksBaseUnits(amount, bps, week, week);
        expect(sum).toBe(inflationDueBaseUnits(amount, bps, weeks * 7));
      }),
      { seed: 29, numRuns: 100 },
    );
  });
});
