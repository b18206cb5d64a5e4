import { describe, expect, it } from 'vitest';
import { clearEntry, type EntryModel, emptyEntry, entryState } from '#sim/ledger/entry-model.ts';

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
  compound: true,
  vests: true,
  flatPower: true,
  agedPower: true,
  multiplierBps: 12_000,
  boostBps: 4_500,
  boostEndDay: 11,
  boostOver: true,
  boostOwed: 7n,
};

function isZero(entry: EntryModel): boolean {
  return Object.values(entry).every((value) => value === 0n || value === 0 || value === false);
}

describe('sim/ledger/entry-model', () => {
  it('is all zero once freed, as one that was never used', () => {
    const entry = { ...ENTRY };
    clearEntry(entry);
    expect([isZero(entry), isZero(emptyEntry()), isZero(ENTRY)]).toEqual([true, true, false]);
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
      compound: true,
      vests: true,
      flatPower: true,
      agedPower: true,
      multiplierBps: 12_000,
      boostBps: 4_500,
      boostEndDay: 11,
      boostOver: true,
      boostOwedBaseUnits: 7n,
    });
  });
});
