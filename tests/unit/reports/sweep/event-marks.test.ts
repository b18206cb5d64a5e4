import { describe, expect, it } from 'vitest';
import { eventMarks } from '#reports/sweep/event-marks.ts';

describe('reports/sweep/event-marks.ts', () => {
  it('says each event at its time', () => {
    const marks = eventMarks(
      [
        { kind: 'price', atSeconds: 10, changeBps: -6_000 },
        { kind: 'price', atSeconds: 20, changeBps: 250 },
        { kind: 'demand', atSeconds: 30, factor: 1.5 },
        { kind: 'exodus', atSeconds: 40, shareBps: 1_000 },
      ],
      1_000,
    );
    expect(marks).toEqual([
      { unixSeconds: 1_010, label: 'price −60%' },
      { unixSeconds: 1_020, label: 'price +2.5%' },
      { unixSeconds: 1_030, label: 'demand × 1.5' },
      { unixSeconds: 1_040, label: 'exodus 10%' },
    ]);
  });
});
