import { describe, expect, it } from 'vitest';
import { countsOf } from '#reports/charts/measure.ts';
import { stackedChart } from '#reports/charts/stacked-chart.ts';
import { SERIES_STYLES } from '#reports/charts/theme.ts';
import { chartSourceOf, loggedEvent, rowTime } from '#tests/support/chart-source.ts';

const SOURCE = chartSourceOf({ a: [1, 2] }, 'first-year · seed 42');
const PANEL = { ...countsOf('holders'), axisTitle: 'holders', heightPixels: 100 };
const A = { ...PANEL, subject: 'A', series: [{ name: 'a', values: [1, 2] }] };
const B = { ...PANEL, subject: 'B', series: [{ name: 'b', values: [3, 4] }] };

describe('reports/charts/stacked-chart', () => {
  it('leaves out panels without a series, and names the time axis once', () => {
    const chart = stackedChart(SOURCE, 'id', 'Title (holders)', [A, B, { ...PANEL, subject: 'C', series: [] }]);
    expect(chart?.spec).toMatchObject({ title: { text: 'Title (holders)', subtitle: 'first-year · seed 42' } });
    expect(chart?.spec).toHaveProperty('vconcat.length', 2);
    // Every mark over time repeats the channel of its panel.
    expect(JSON.stringify(chart?.spec)).toMatch(/"title":null.*"title":"date \(UTC\)"/);
    expect(chart?.description).toBe(
      'A: a from 1 at first to 2 at the end (lowest 1, highest 2). B: b from 3 at first to 4 at the end (lowest 3, highest 4).',
    );
  });

  it('tells a page the time it covers and where the values are', () => {
    const chart = stackedChart(SOURCE, 'id', 'Title', [A, B]);
    const [fromMs, toMs] = [rowTime(0) * 1000, rowTime(1) * 1000];
    expect(chart?.time).toMatchObject({ fromMs, toMs });
    expect(chart?.time?.panels[1]).toEqual({
      dataset: 'panel_2',
      subject: 'B',
      format: ',d',
      unit: 'holders',
      series: [{ name: 'b', colour: SERIES_STYLES[0].colour }],
    });
    expect(chart?.spec).toMatchObject({
      params: [
        { name: 'from', value: fromMs },
        { name: 'to', value: toMs },
        { name: 'cursor_time', value: null },
      ],
      datasets: {
        panel_1: [
          { date: '2025-01-02', a: 1 },
          { date: '2025-01-03', a: 2 },
        ],
        panel_2: [{ b: 3 }, { b: 4 }],
      },
    });
  });

  it('calls the only one of several series by its name', () => {
    const chart = stackedChart(SOURCE, 'id', 'Title', [{ ...A, named: true }, B]);
    expect(chart?.time?.panels.map(({ subject }) => subject)).toEqual(['A: a', 'B']);
  });

  it('says the events that it marks', () => {
    const chart = stackedChart({ ...SOURCE, events: [loggedEvent(1, 'pause', 'stake')] }, 'id', 'Title', [A]);
    expect(chart?.description).toMatch(/ Events: 2025-01-03: pause, stake\.$/);
  });

  it('is no chart without any series', () => {
    expect(stackedChart(SOURCE, 'id', 'Title', [{ ...A, series: [] }])).toBeUndefined();
  });
});
