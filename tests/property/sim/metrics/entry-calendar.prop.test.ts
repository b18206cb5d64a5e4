import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EntryTerms, forEachDrop } from '#sim/ledger/entry-terms.ts';
import { dayOfNextChange, NEVER } from '#sim/metrics/entry-calendar.ts';

const START = 20_000;

const entry: fc.Arbitrary<EntryTerms> = fc
  .record({
    lockDays: fc.constantFrom(0, 1, 7, 30, 90, 180, 365),
    boostBps: fc.constantFrom(0, 500, 2_000),
    boostDays: fc.integer({ min: 1, max: 200 }),
    agedPower: fc.boolean(),
    flatPower: fc.boolean(),
    weightBase: fc.bigInt({ min: 1n, max: 10n ** 18n }),
  })
  .map(({ lockDays, boostDays, weightBase, ...terms }) => ({
    ...terms,
    weightBase,
    weightLocked: lockDays === 0 ? weightBase : 2n * weightBase,
    startDay: START,
    endDay: START + lockDays,
    ended: false,
    boostEndDay: START + boostDays,
    boostOver: false,
  }));

describe('sim/metrics/entry-calendar.ts', () => {
  it("is the day after the first of the ledger's drops and rises", () => {
    fc.assert(
      fc.property(entry, fc.integer({ min: 1, max: 400 }), (terms, age) => {
        let first = NEVER;
        forEachDrop(terms, START + age, (day) => {
          first = Math.min(first, day + 1);
        });
        expect(dayOfNextChange(terms, START + age)).toBe(first);
      }),
      { seed: 17, numRuns: 1_000 },
    );
  });
});
