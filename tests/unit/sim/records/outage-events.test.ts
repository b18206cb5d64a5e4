import { describe, expect, it } from 'vitest';
import { OutageEvents } from '#sim/records/outage-events.ts';

const DAY = 86_400;

function eventsByDay(events: OutageEvents, days: number): string[] {
  return Array.from({ length: days }, (_, day) => day).flatMap((day) =>
    events.advanceTo(day * DAY).map(({ kind, subject, detail }) => `${day} ${kind} ${subject}: ${detail}`),
  );
}

describe('sim/records/outage-events.ts', () => {
  it('tells of the first tick without the keeper and of the first with it again', () => {
    const outages = [
      { atSeconds: 2 * DAY, forSeconds: 3 * DAY },
      { atSeconds: 4 * DAY, forSeconds: 2 * DAY },
      { atSeconds: 8 * DAY - 3_600, forSeconds: 7_200 },
    ];
    const out = 'outage_begin keeper: days stay open, and nothing is minted or executed';
    expect(eventsByDay(new OutageEvents({ outages }), 12)).toEqual([
      `2 ${out}`,
      '6 outage_end keeper: back after 4 days',
      `8 ${out}`,
      '9 outage_end keeper: back after 2 hours',
    ]);
  });

  it('begins with the run where an outage does', () => {
    const outages = [{ atSeconds: 0, forSeconds: DAY }];
    expect(eventsByDay(new OutageEvents({ outages }), 3).map((text) => text.slice(0, 14))).toEqual([
      '0 outage_begin',
      '1 outage_end k',
    ]);
  });

  it('knows nothing of an outage between two ticks, or of none', () => {
    const outages = [{ atSeconds: DAY + 60, forSeconds: 3_600 }];
    expect(eventsByDay(new OutageEvents({ outages }), 5)).toEqual([]);
    expect(eventsByDay(new OutageEvents(), 5)).toEqual([]);
  });
});
