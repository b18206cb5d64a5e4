import { describe, expect, it } from 'vitest';
import type { PagedEntry, PoolSchedule } from '#harness/program/accounts.ts';
import {
  expiryPageOf,
  expiryPagesOfBoosters,
  expiryPagesOfEntry,
  historyPageOf,
  historyPagesOfEntry,
  planRoll,
  planSettlement,
  reducedEntries,
  settledEntries,
} from '#harness/program/page-plan.ts';

function entry(changes: Partial<PagedEntry> = {}): PagedEntry {
  return {
    index: 0,
    amountBaseUnits: 1n,
    startDay: 1_000,
    endDay: 1_030,
    started: false,
    ended: false,
    compound: false,
    agedPower: false,
    boostBps: 0,
    boostEndDay: 0,
    boostOver: false,
    ...changes,
  };
}

function schedule(lastDay: number, changes: Partial<PoolSchedule> = {}): PoolSchedule {
  return { lastDay, pendingEndDays: [], pendingRaiseDays: [], boostDays: 90, features: 0, ...changes };
}

describe('harness/program/page-plan', () => {
  it('counts 32 days a page and eight pages an expiry ring', () => {
    expect([historyPageOf(31), historyPageOf(32), historyPageOf(20_454)]).toEqual([0, 1, 639]);
    expect([expiryPageOf(255), expiryPageOf(256)]).toEqual([7, 0]);
  });

  it('names the pages of the days that a roll closes', () => {
    expect(planRoll(schedule(31), 32)).toEqual({ historyPages: [0], expiryPages: [0] });
    expect(planRoll(schedule(31), 33)).toEqual({ historyPages: [0, 1], expiryPages: [0, 1] });
  });

  it('names the pages of the lock ends that a roll schedules', () => {
    const plan = planRoll(schedule(32, { pendingEndDays: [32 + 7, 32 + 180] }), 33);
    expect(plan).toEqual({ historyPages: [1], expiryPages: [1, 6] });
  });

  it('names the pages of the rises by age that a roll schedules', () => {
    const plan = planRoll(schedule(32, { pendingRaiseDays: [32 + 6, 32 + 29, 32 + 179] }), 33);
    expect(plan).toEqual({ historyPages: [1], expiryPages: [1, 6] });
    expect(planRoll(schedule(32, { pendingRaiseDays: [38] }), 32).expiryPages).toEqual([]);
  });

  it('closes at most 64 days a roll', () => {
    expect(planRoll(schedule(0), 1_000)).toEqual({ historyPages: [0, 1], expiryPages: [0, 1] });
  });

  it('names nothing when no day has ended', () => {
    expect(planRoll(schedule(50, { pendingEndDays: [57] }), 50)).toEqual({ historyPages: [], expiryPages: [] });
    expect(planRoll(schedule(50), 49)).toEqual({ historyPages: [], expiryPages: [] });
  });

  it('finds days of the last 32 in the pool and older ones in pages', () => {
    expect(historyPagesOfEntry(entry(), 1_000)).toEqual([]);
    expect(historyPagesOfEntry(entry(), 1_032)).toEqual([]);
    expect(historyPagesOfEntry(entry(), 1_033)).toEqual([31]);
    expect(historyPagesOfEntry(entry(), 1_063)).toEqual([31, 32]);
  });

  it('looks each boundary up once', () => {
    expect(historyPagesOfEntry(entry({ started: true }), 2_000)).toEqual([32]);
    expect(historyPagesOfEntry(entry({ started: true, ended: true }), 2_000)).toEqual([]);
    expect(historyPagesOfEntry(entry({ endDay: 1_000 }), 2_000)).toEqual([31]);
    const boosted = { started: true, ended: true, boostBps: 1_000, boostEndDay: 1_100 };
    expect(historyPagesOfEntry(entry(boosted), 1_132)).toEqual([]);
    expect(historyPagesOfEntry(entry(boosted), 1_133)).toEqual([34]);
    expect(historyPagesOfEntry(entry({ ...boosted, boostOver: true }), 1_133)).toEqual([]);
  });

  it('names the expiry page only of an entry that counts and is still locked', () => {
    expect(expiryPagesOfEntry(undefined, 1_001)).toEqual([]);
    expect(expiryPagesOfEntry(entry(), 1_000)).toEqual([]);
    expect(expiryPagesOfEntry(entry(), 1_001)).toEqual([expiryPageOf(1_030)]);
    expect(expiryPagesOfEntry(entry(), 1_030)).toEqual([expiryPageOf(1_030)]);
    expect(expiryPagesOfEntry(entry(), 1_031)).toEqual([]);
    expect(expiryPagesOfEntry(entry({ endDay: 1_000 }), 1_001)).toEqual([]);
  });

  it("names the expiry page of a booster's end while it lasts", () => {
    const boosted = entry({ boostBps: 1_000, boostEndDay: 1_090 });
    expect(expiryPagesOfEntry(boosted, 1_000)).toEqual([]);
    expect(expiryPagesOfEntry(boosted, 1_001)).toEqual([0, 2]);
    expect(expiryPagesOfEntry(boosted, 1_090)).toEqual([2]);
    expect(expiryPagesOfEntry(boosted, 1_091)).toEqual([]);
  });

  it('names the expiry pages of the rises by age that are still to come', () => {
    const aged = entry({ endDay: 1_000, agedPower: true });
    // Rises on the days 1006, 1029, 1089 and 1179.
    expect(expiryPagesOfEntry(aged, 1_000)).toEqual([]);
    expect(expiryPagesOfEntry(aged, 1_006)).toEqual([0, 2, 4, 7]);
    expect(expiryPagesOfEntry(aged, 1_007)).toEqual([0, 2, 4]);
    expect(expiryPagesOfEntry(aged, 1_090)).toEqual([4]);
    expect(expiryPagesOfEntry(aged, 1_180)).toEqual([]);
  });

  it('names the expiry pages of all that boosted entries have scheduled, and of the end of the boosters', () => {
    const entries = [
      entry(),
      entry({ index: 1, startDay: 1_031, endDay: 1_121 }),
      entry({ index: 2, startDay: 900, endDay: 900, boostBps: 1_000, boostEndDay: 1_060 }),
      entry({ index: 3, startDay: 900, endDay: 1_150, compound: true }),
    ];
    // Day 1030: the lock of 0 ends today, 1 does not count yet, the booster of 2 lasts; the new one to day 1119.
    expect(expiryPagesOfBoosters(entries, 1_030, 90)).toEqual([0, 1, 2]);
    expect(expiryPagesOfBoosters([], 1_030, 90)).toEqual([2]);
    const aged = entry({ endDay: 1_000, agedPower: true });
    expect(expiryPagesOfBoosters([aged], 1_030, 1)).toEqual([0, 2, 4]);
  });

  it('settles within the transaction while its pages fit', () => {
    const entries = [
      entry(),
      entry({ index: 1, startDay: 1_010 }),
      entry({ index: 2, startDay: 1_100, endDay: 1_190 }),
    ];
    expect(planSettlement(entries, 2_000, 4, 4)).toEqual({ ahead: [], rest: [31, 32, 34, 37] });
  });

  it('settles ahead what does not fit, and leaves the rest to the transaction', () => {
    const entries = Array.from({ length: 4 }, (_, index) =>
      entry({ index, startDay: 1_024 + index * 64, endDay: 1_056 + index * 64 }),
    );
    expect(planSettlement(entries, 3_000, 4, 3)).toEqual({
      ahead: [
        { entryMask: 0b0011, historyPages: [32, 33, 34, 35] },
        { entryMask: 0b1100, historyPages: [36, 37, 38, 39] },
      ],
      rest: [],
    });
    expect(planSettlement(entries.slice(0, 3), 3_000, 4, 3)).toEqual({
      ahead: [{ entryMask: 0b0011, historyPages: [32, 33, 34, 35] }],
      rest: [36, 37],
    });
  });

  it('knows which entries an accepted settlement starts and ends', () => {
    const entries = [
      entry({ index: 0, startDay: 1_000, endDay: 1_030 }),
      entry({ index: 1, startDay: 1_000, endDay: 1_031 }),
      entry({ index: 2, startDay: 1_000, endDay: 1_000 }),
      entry({ index: 3, startDay: 1_031, endDay: 1_061 }),
    ];
    const settled = settledEntries(entries, 1_031).map(({ index, started, ended }) => [index, started, ended]);
    const boosted = entry({ started: true, boostBps: 1_000, boostEndDay: 1_010 });
    expect(settledEntries([boosted], 1_010)).toMatchObject([{ boostOver: false }]);
    expect(settledEntries([boosted], 1_011)).toMatchObject([{ boostOver: true }]);
    expect(settled).toEqual([
      [0, true, true],
      [1, true, false],
      [2, true, false],
      [3, false, false],
    ]);
  });

  it('plans no page for entries that were just settled', () => {
    const entries = [entry(), entry({ index: 1, startDay: 900, endDay: 930 })];
    expect(planSettlement(entries, 1_100, 10, 10).rest).toEqual([28, 29, 31, 32]);
    expect(planSettlement(settledEntries(entries, 1_100), 1_100, 10, 10)).toEqual({ ahead: [], rest: [] });
  });

  it('takes an amount out of one entry, and drops the entry of which nothing is left', () => {
    const entries = [entry({ index: 0, amountBaseUnits: 5n }), entry({ index: 3, amountBaseUnits: 7n })];
    const amounts = (left: ReturnType<typeof reducedEntries>): unknown[] =>
      left.map(({ index, amountBaseUnits }) => [index, amountBaseUnits]);
    expect(amounts(reducedEntries(entries, 3, 2n))).toEqual([
      [0, 5n],
      [3, 5n],
    ]);
    expect(amounts(reducedEntries(entries, 3, 7n))).toEqual([[0, 5n]]);
  });
});
