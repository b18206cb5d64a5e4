import { describe, expect, it } from 'vitest';
import { describeEvents, eventMarks } from '#reports/charts/event-marks.ts';
import { loggedEvent, rowTime } from '#tests/support/chart-source.ts';

const SPAN = { fromMs: rowTime(0) * 1000, toMs: rowTime(364) * 1000 };

describe('reports/charts/event-marks', () => {
  it('marks nothing, and takes no room, without events in the time shown', () => {
    expect(eventMarks([], SPAN)).toEqual({ marks: [], bands: [], stripPixels: 0 });
    expect(eventMarks([loggedEvent(400, 'pause', 'stake')], SPAN).marks).toEqual([]);
    expect(describeEvents(eventMarks([], SPAN))).toEqual([]);
  });

  it('makes one mark and a band of what lasts, to the end of the run where it does not end', () => {
    const events = [
      loggedEvent(10, 'outage_begin', 'keeper'),
      loggedEvent(12, 'pause', 'stake'),
      loggedEvent(20, 'outage_end', 'keeper'),
    ];
    const { marks, bands } = eventMarks(events, SPAN);
    expect(marks.map(({ label }) => label)).toEqual(['outage', 'pause']);
    expect(bands.map(({ unixSeconds, untilSeconds }) => [unixSeconds, untilSeconds])).toEqual([
      [rowTime(10), rowTime(20)],
      [rowTime(12), rowTime(364)],
    ]);
  });

  it('joins what happens at once under the most important of it', () => {
    const events = [
      loggedEvent(30, 'unlock_cliff', 'team', '5 ACT'),
      loggedEvent(30, 'price_shock', 'price', 'the price of the token falls by 70%'),
    ];
    const marks = eventMarks(events, SPAN);
    expect(marks.marks).toMatchObject([{ label: 'price −70% +1', unixSeconds: rowTime(30) }]);
    expect(describeEvents(marks)).toEqual([
      'Events: 2025-02-01: unlock cliff, team, 5 ACT; 2025-02-01: price shock, price, the price of the token falls by 70%.',
    ]);
  });

  it('shows twelve at most: leaves minor ones out, then joins neighbours', () => {
    const arrivals = Array.from({ length: 30 }, (_, index) => loggedEvent(index * 5, 'arrival', `cohort-${index}`));
    const shock = loggedEvent(200, 'price_shock', 'price', 'the price of the token falls by 70%');
    expect(eventMarks([...arrivals, shock], SPAN).marks.map(({ label }) => label)).toEqual(['price −70%']);

    const changes = Array.from({ length: 60 }, (_, index) =>
      loggedEvent(index * 6, 'proposal_executed', `proposal ${index}`, 'parameter min_claim = 2 ACT'),
    );
    const { marks } = eventMarks(changes, SPAN);
    expect(marks).toHaveLength(12);
    expect(marks.every(({ text }) => text.length < 400)).toBe(true);
    expect(marks.some(({ text }) => /; and \d+ more$/.test(text))).toBe(true);
  });

  it('takes a run of one row', () => {
    const span = { fromMs: SPAN.fromMs, toMs: SPAN.fromMs };
    expect(eventMarks([loggedEvent(0, 'pause', 'stake')], span)).toMatchObject({ marks: [{ label: 'pause' }] });
  });
});
