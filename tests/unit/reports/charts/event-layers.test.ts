import * as vega from 'vega';
import { describe, expect, it } from 'vitest';
import { eventLayers } from '#reports/charts/event-layers.ts';
import { eventMarks } from '#reports/charts/event-marks.ts';
import { compileChart } from '#reports/charts/render.ts';
import { stackedChart } from '#reports/charts/stacked-chart.ts';
import { timeChannel } from '#reports/charts/time-axis.ts';
import { chartSourceOf, loggedEvent, rowTime } from '#tests/support/chart-source.ts';

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

  it('puts a halo under words that lines may run through', () => {
    const words = eventLayers(EVENTS, X, true, true).map((layer) => (layer as { mark: object }).mark);
    expect(words.slice(2)).toMatchObject([{ strokeWidth: 3 }, { type: 'text' }, { strokeWidth: 3 }, { type: 'text' }]);
  });

  it('has the whole of an event for a tooltip', () => {
    expect(JSON.stringify(eventLayers(EVENTS, X, false))).toContain(
      '"text":"2026-01-01: price shock, price, the price of the token falls by 70%"',
    );
  });

  it('keeps words whole when the time is zoomed: they change sides at an edge and go with their rule', async () => {
    const source = chartSourceOf({ a: Array.from({ length: 365 }, () => 1) }, 'run', {
      events: [loggedEvent(200, 'unlock_cliff', 'team')],
    });
    const panel = {
      axisTitle: 'a',
      heightPixels: 100,
      subject: 'a',
      series: [{ name: 'a', values: source.metric('a') ?? [] }],
    };
    const measure = { format: '.1f', reading: { format: '.1f', unit: '' }, inWords: String };
    const chart = stackedChart(source, 'x', 'x', [{ ...panel, ...measure }]);
    if (chart === undefined) throw new Error('no chart');
    const view = new vega.View(vega.parse(compileChart(chart)), { renderer: 'none' });
    const anchorIn = async (from: number, to: number): Promise<string | undefined> => {
      await view
        .signal('from', rowTime(from) * 1000)
        .signal('to', rowTime(to) * 1000)
        .runAsync();
      const text = /<text text-anchor="(\w+)"[^>]*>unlock: team</.exec(await view.toSVG());
      return text?.[1];
    };
    expect(await anchorIn(0, 364)).toBe('start');
    expect(await anchorIn(100, 202)).toBe('end');
    expect(await anchorIn(199, 300)).toBe('start');
    expect(await anchorIn(201, 300)).toBeUndefined();
  });

  it('draws nothing without events', () => {
    expect(eventLayers(eventMarks([], SPAN), X, true)).toEqual([]);
  });
});
