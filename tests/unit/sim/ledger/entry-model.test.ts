import { describe, expect, it } from 'vitest';
import { clearEntry, type EntryModel, entryState, hasNoLock } from '#sim/ledger/entry-model.ts';

const ENTRY: EntryModel = {
  live: true,
  amount: 1_000n,
  lockEnd: 9n,
  paidAcc: 8n,
  weightLocked: 1_200n,
  weightBase: 1_000n,
  startDay: 5,
  endDay: 12,
  tier: 1,
  started: true,
  ended: true,
};

describe('sim/ledger/entry-model', () => {
  it('has no lock when it ends on the day it starts', () => {
    expect(hasNoLock(ENTRY)).toBe(false);
    expect(hasNoLock({ ...ENTRY, endDay: 5 })).toBe(true);
  });

  it('is all zero once freed', () => {
    const entry = { ...ENTRY };
    clearEntry(entry);
    expect(Object.values(entry).every((value) => value === 0n || value === 0 || value === false)).toBe(true);
  });

  it('snapshots every field with its slot', () => {
    expect(entryState(3, ENTRY)).toEqual({
      index: 3,
      amountBaseUnits: 1_000n,
      lockEndUnixSeconds: 9n,
      paidAcc: 8n,
      weightLocked: 1_200n,
      weightBase: 1_000n,
      startDay: 5,
      endDay: 12,
      tier: 1,
      started: true,
      ended: true,
    });
  });
});
