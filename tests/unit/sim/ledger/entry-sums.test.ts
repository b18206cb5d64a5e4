import { describe, expect, it } from 'vitest';
import { areSame, NO_SUMS, sumEntries } from '#sim/ledger/entry-sums.ts';
import { anEntry, GENESIS_DAY } from '#tests/support/sim-fixtures.ts';

const accAfterDay = (day: number): bigint => BigInt(day - GENESIS_DAY);
/** 1,000 at 1.2x for 7 days from genesis. */
const locked = anEntry({
  amountBaseUnits: 1_000n,
  weightLocked: 1_200n,
  weightBase: 1_000n,
  endDay: GENESIS_DAY + 7,
  boostOwedBaseUnits: 3n,
});
/** 500 without a lock, with a booster of 10% until day 4. */
const boosted = anEntry({
  amountBaseUnits: 500n,
  weightLocked: 500n,
  weightBase: 500n,
  startDay: GENESIS_DAY + 2,
  endDay: GENESIS_DAY + 2,
  started: true,
  paidAcc: 2n,
  boostBps: 1_000,
  boostEndDay: GENESIS_DAY + 4,
});
const sumsOn = (day: number) => sumEntries([locked, boosted], GENESIS_DAY + day, accAfterDay);

describe('sim/ledger/entry-sums', () => {
  it('sums amounts, what is kept back, and what is earned', () => {
    expect(sumsOn(3)).toEqual({
      stakedBaseUnits: 1_500n,
      waitingBaseUnits: 3n,
      weight: 1_200n + 550n,
      offset: 550n * 2n,
      holdTo: GENESIS_DAY + 4,
    });
  });

  it('says how long they hold: until an entry starts, a lock or a booster ends', () => {
    expect([0, 1, 2, 3, 4, 5, 7, 8].map((day) => sumsOn(day).holdTo - GENESIS_DAY)).toEqual([
      0,
      2,
      2,
      4,
      4,
      7,
      7,
      Number.POSITIVE_INFINITY,
    ]);
  });

  it('has nothing of an account without entries', () => {
    expect(sumEntries([], GENESIS_DAY, accAfterDay)).toBe(NO_SUMS);
  });

  it('tells any other sum', () => {
    const sums = sumsOn(3);
    expect(areSame(sums, { ...sums })).toBe(true);
    for (const name of ['stakedBaseUnits', 'waitingBaseUnits', 'weight', 'offset'] as const) {
      expect(areSame(sums, { ...sums, [name]: sums[name] + 1n })).toBe(false);
    }
    expect(areSame(sums, { ...sums, holdTo: 0 })).toBe(false);
  });
});
