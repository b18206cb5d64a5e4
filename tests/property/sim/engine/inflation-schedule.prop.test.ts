import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InflationSchedule, inflationDueBaseUnits } from '#sim/engine/inflation-schedule.ts';

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

  it('mints in no 365 days more than the highest rate, and never more than is due', () => {
    fc.assert(
      fc.property(supply, rates, fc.integer({ min: 1, max: 200 }), (initial, bps, weeks) => {
        const schedule = new InflationSchedule(initial, bps);
        const highest = BigInt(Math.max(...bps));
        const supplyBefore: bigint[] = [];
        let minted = 0n;
        for (let week = 0; week < weeks; week++) {
          supplyBefore.push(initial + minted);
          const amount = schedule.dueBaseUnits(week * 7);
          schedule.record(week * 7, amount);
          minted += amount;
          const before = supplyBefore[Math.max(0, week - 52)] ?? initial;
          expect(amount >= 0n && (initial + minted - before) * 10_000n <= before * highest).toBe(true);
          expect(minted <= inflationDueBaseUnits(initial, bps, (week + 1) * 7)).toBe(true);
        }
      }),
      { seed: 29, numRuns: 100 },
    );
  });
});
