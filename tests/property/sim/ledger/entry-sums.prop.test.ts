import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryState } from '#sim/ledger/entry-model.ts';
import { sumEntries } from '#sim/ledger/entry-sums.ts';
import { addUnsettled, valueAt } from '#sim/ledger/linear-form.ts';
import { poolAndUser } from '#tests/support/stake-arbitraries.ts';
import { GENESIS_DAY } from '#tests/support/staking-plans.ts';

const RUNS = { seed: 20_261_123, numRuns: 200 };

describe('sim/ledger/entry-sums', () => {
  it('holds until the day that it names, and is the sum of the entries one by one', () => {
    fc.assert(
      fc.property(poolAndUser, fc.nat({ max: 260 }), ({ pool, user }, daysLater) => {
        const entries = user.entries.map((entry, index) => entryState(index, entry));
        const accAfterDay = (day: number): bigint =>
          pool.accByDay[Math.min(day - GENESIS_DAY, pool.accByDay.length - 1)] ?? 0n;
        const day = pool.lastDay;
        const sums = sumEntries(entries, day, accAfterDay);
        const form = { weight: 0n, offset: 0n };
        for (const entry of entries) if (entry.startDay < day) addUnsettled(form, entry, day, accAfterDay);
        expect(valueAt(sums, pool.acc)).toBe(valueAt(form, pool.acc));
        expect(sums.stakedBaseUnits).toBe(entries.reduce((sum, { amountBaseUnits }) => sum + amountBaseUnits, 0n));
        expect(sums.waitingBaseUnits).toBe(
          entries.reduce((sum, { boostOwedBaseUnits }) => sum + boostOwedBaseUnits, 0n),
        );
        const later = Math.min(day + daysLater, sums.holdTo);
        expect(sumEntries(entries, later, accAfterDay)).toEqual(sums);
      }),
      RUNS,
    );
  });
});
