import { describe, expect, it } from 'vitest';
import { dayOfNextChange, NEVER } from '#sim/metrics/entry-calendar.ts';

const ENTRY = {
  weightLocked: 200n,
  weightBase: 100n,
  startDay: 1_000,
  endDay: 1_000,
  ended: false,
  flatPower: false,
  agedPower: false,
  boostBps: 0,
  boostEndDay: 0,
  boostOver: false,
};

describe('sim/metrics/entry-calendar.ts', () => {
  it('knows an entry to which nothing happens any more', () => {
    expect(dayOfNextChange(ENTRY, 1_001)).toBe(NEVER);
    expect(dayOfNextChange({ ...ENTRY, endDay: 1_030 }, 1_031)).toBe(NEVER);
    expect(dayOfNextChange({ ...ENTRY, agedPower: true }, 1_180)).toBe(NEVER);
  });

  it('counts a lock and a booster to the end of their last day', () => {
    expect(dayOfNextChange({ ...ENTRY, endDay: 1_030 }, 1_030)).toBe(1_031);
    expect(dayOfNextChange({ ...ENTRY, boostBps: 500, boostEndDay: 1_014 }, 1_014)).toBe(1_015);
    expect(dayOfNextChange({ ...ENTRY, boostBps: 500, boostEndDay: 1_014 }, 1_015)).toBe(NEVER);
  });

  it('names what comes first', () => {
    const entry = { ...ENTRY, endDay: 1_060, boostBps: 500, boostEndDay: 1_014, agedPower: true };
    const days = [1_001, 1_007, 1_015, 1_030, 1_061, 1_090].map((day) => dayOfNextChange(entry, day));
    expect(days).toEqual([1_007, 1_015, 1_030, 1_061, 1_090, 1_180]);
  });
});
