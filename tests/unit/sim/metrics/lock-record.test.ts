import { describe, expect, it } from 'vitest';
import { LockRecord } from '#sim/metrics/lock-record.ts';

/** 100 units locked for 30 days from day 10. */
const LOCK = { index: 0, amountBaseUnits: 100n, startDay: 10, endDay: 40 };

describe('sim/metrics/lock-record.ts', () => {
  it('counts what leaves before the end with the days that it lay', () => {
    const record = new LockRecord();
    record.noteReading([LOCK], [{ ...LOCK, amountBaseUnits: 40n }], 0, 20);
    expect(record).toMatchObject({ promisedDays: 60n * 30n, keptDays: 60n * 10n });
    record.noteReading([{ ...LOCK, amountBaseUnits: 40n }], [], 0, 25);
    expect(record).toMatchObject({ promisedDays: 100n * 30n, keptDays: 60n * 10n + 40n * 15n });
  });

  it('counts a lock once, whether it is found over or what it held is gone', () => {
    const record = new LockRecord();
    record.noteEnd(LOCK);
    record.noteReading([LOCK], [], 41, 60);
    expect(record).toMatchObject({ promisedDays: 3_000n, keptDays: 3_000n });
    const other = new LockRecord();
    other.noteReading([LOCK], [], 40, 60);
    expect(other).toMatchObject({ promisedDays: 3_000n, keptDays: 3_000n });
  });

  it('lets an extension replace a promise, and a deposit in the same slot not', () => {
    const record = new LockRecord();
    record.noteReading([LOCK], [{ ...LOCK, startDay: 20, endDay: 50 }], 0, 20);
    expect(record.promisedDays).toBe(0n);
    // Less of it under the longer lock: the rest has left.
    record.noteReading([LOCK], [{ ...LOCK, amountBaseUnits: 70n, startDay: 20, endDay: 50 }], 0, 20);
    expect(record).toMatchObject({ promisedDays: 900n, keptDays: 300n });
    const refilled = new LockRecord();
    refilled.noteReading([LOCK], [{ ...LOCK, startDay: 20, endDay: 27 }], 0, 20);
    refilled.noteReading([LOCK], [{ ...LOCK, amountBaseUnits: 150n, startDay: 20, endDay: 50 }], 0, 20);
    expect(refilled).toMatchObject({ promisedDays: 6_000n, keptDays: 2_000n });
  });

  it('leaves out deposits without a lock', () => {
    const record = new LockRecord();
    const open = { ...LOCK, endDay: 10 };
    record.noteReading([open], [], 0, 20);
    record.noteEnd(open);
    expect(record).toMatchObject({ promisedDays: 0n, keptDays: 0n });
  });
});
