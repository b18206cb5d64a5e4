import { describe, expect, it } from 'vitest';
import { OutageCalendar } from '#sim/processes/outage-calendar.ts';

describe('sim/processes/outage-calendar.ts', () => {
  it('is out from the first second of an outage up to its end', () => {
    const calendar = new OutageCalendar({ outages: [{ atSeconds: 100, forSeconds: 50 }] });
    expect([99, 100, 149, 150].map((second) => calendar.isOut(second))).toEqual([false, true, true, false]);
  });

  it('adds up the seconds so far, those of overlapping outages once', () => {
    const calendar = new OutageCalendar({
      outages: [
        { atSeconds: 300, forSeconds: 10 },
        { atSeconds: 100, forSeconds: 50 },
        { atSeconds: 120, forSeconds: 80 },
        { atSeconds: 130, forSeconds: 5 },
      ],
    });
    expect([0, 100, 130, 200, 250, 305, 1_000].map((second) => calendar.secondsUntil(second))).toEqual([
      0, 0, 30, 100, 100, 105, 110,
    ]);
  });

  it('is never out without outages', () => {
    const calendar = new OutageCalendar();
    expect([calendar.isOut(0), calendar.secondsUntil(1_000)]).toEqual([false, 0]);
  });
});
