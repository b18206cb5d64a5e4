import { describe, expect, it } from 'vitest';
import { eventMarks } from '#reports/charts/event-marks.ts';
import { linePanel } from '#reports/charts/line-panel.ts';
import { PERCENT } from '#reports/charts/measure.ts';
import type { TimePanelOptions } from '#reports/charts/time-panel.ts';
import { chartSourceOf } from '#tests/support/chart-source.ts';

const VALUES = [undefined, 0.25, 0.5];
const SOURCE = chartSourceOf({ a: VALUES });
const PLACE = { dataset: 'panel_1', events: eventMarks([], { fromMs: 0, toMs: 0 }), isFirst: true, isLast: true };

function drawn(changes: Partial<TimePanelOptions>, source = SOURCE) {
  const options = { ...PERCENT, axisTitle: 'share (%)', heightPixels: 100, series: [{ name: 'one', values: VALUES }] };
  return linePanel(source, { ...options, ...changes }, PLACE);
}
const textOf = (...parameters: Parameters<typeof drawn>): string => JSON.stringify(drawn(...parameters).panel);

describe('reports/charts/line-panel', () => {
  it('has wide rows on UTC dates, with a gap as null, and folds them for its lines', () => {
    expect(drawn({}).rows).toEqual([
      { date: '2025-01-02', one: null },
      { date: '2025-01-03', one: 0.25 },
      { date: '2025-01-04', one: 0.5 },
    ]);
    expect(textOf({})).toContain('"transform":[{"fold":["one"],"as":["series","value"]}]');
    expect(textOf({})).toContain('"type":"utc"');
  });

  it('clips its lines to the time shown', () => {
    expect(textOf({})).toContain('"mark":{"type":"line","clip":true');
  });

  it('has a legend only for several series', () => {
    expect(textOf({})).toContain('"legend":null');
    const two = [
      { name: 'one', values: VALUES },
      { name: 'two', values: VALUES },
    ];
    expect(textOf({ series: two })).not.toContain('"legend":null');
    // Two were there to be drawn: which of them is it?
    expect(textOf({ named: true })).not.toContain('"legend":null');
  });

  it('draws a value between gaps as a point, and values that jump as steps', () => {
    expect(textOf({})).not.toContain('"type":"point"');
    const lone = [{ name: 'one', values: [0.5, undefined, 0.25] }];
    expect(textOf({ series: lone })).toContain(
      '"values":[{"date":"2025-01-02","series":"one","value":0.5},{"date":"2025-01-04","series":"one","value":0.25}]',
    );
    expect(textOf({ series: [{ name: 'one', values: [0.5] }] }, chartSourceOf({ a: [0.5] }))).toContain(
      '"type":"point"',
    );
    expect(textOf({ stepped: true })).toContain('"interpolate":"step-after"');
  });
});
