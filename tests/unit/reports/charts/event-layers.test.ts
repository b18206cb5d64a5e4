import { describe, expect, it } from 'vitest';
import { eventLayers } from '#reports/charts/event-layers.ts';
import { eventMarks } from '#reports/charts/event-marks.ts';
import { timeChannel } from '#reports/charts/time-axis.ts';
import { loggedEvent, rowTime } from '#tests/support/chart-source.ts';

const SPAN = { fromMs: rowTime(0) * 1000, toMs: rowTime(364) * 1000 };
const EVENTS = eventMarks(
  [
    loggedEvent(10, 'outage_begin', 'keeper'),
    loggedEvent(20, 'outage_end', 'keeper'),
    loggedEvent(364, 'price_shock', 'price', 'the price of the token falls by 70%'),
  ],
  SPAN,
);
const X = timeChannel(false);

describe('reports/charts/event-layers', () => {
  it('draws a band, rules and, in the top panel, words on both sides', () => {
    const markOf = (layers: readonly object[]): unknown => layers.map((layer) => (layer as { mark: object }).mark);
    expect(markOf(eventLayers(EVENTS, X, true))).toMatchObject([
      { type: 'rect', clip: true },
      { type: 'rule', clip: true },
      { type: 'text', align: 'right', clip: true },
      { type: 'text', align: 'left', clip: true },
    ]);
    expect(JSON.stringify(eventLayers(EVENTS, X, true))).toContain('"label":"price −70%"');
    expect(markOf(eventLayers(EVENTS, X, false))).toMatchObject([{ type: 'rect' }, { type: 'rule' }]);
  });

  it('has the whole of an event for a tooltip', () => {
    expect(JSON.stringify(eventLayers(EVENTS, X, false))).toContain(
      '"text":"2026-01-01: price shock, price, the price of the token falls by 70%"',
    );
  });

  it('draws nothing without events', () => {
    expect(eventLayers(eventMarks([], SPAN), X, true)).toEqual([]);
  });
});
