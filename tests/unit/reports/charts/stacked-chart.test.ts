import { describe, expect, it } from 'vitest';
import { stackedChart } from '#reports/charts/stacked-chart.ts';
import { countInWords } from '#reports/charts/value-in-words.ts';
import { chartSourceOf } from '#tests/support/chart-source.ts';

const SOURCE = chartSourceOf({ a: [1, 2] }, 'first-year · seed 42');
const PANEL = { axisTitle: 'holders', format: '~f', heightPixels: 100, inWords: countInWords };

describe('reports/charts/stacked-chart', () => {
  it('leaves out panels without a series, and names the time axis once', () => {
    const chart = stackedChart(SOURCE, 'id', 'Title (holders)', [
      { ...PANEL, subject: 'A', series: [{ name: 'a', values: [1, 2] }] },
      { ...PANEL, subject: 'B', series: [{ name: 'b', values: [3, 4] }] },
      { ...PANEL, subject: 'C', series: [] },
    ]);
    expect(chart?.spec).toMatchObject({ title: { text: 'Title (holders)', subtitle: 'first-year · seed 42' } });
    expect(chart?.spec).toHaveProperty('vconcat.length', 2);
    expect(JSON.stringify(chart?.spec).match(/"date \(UTC\)"/g)).toHaveLength(1);
    expect(chart?.description).toBe(
      'A: a from 1 at first to 2 at the end (lowest 1, highest 2). B: b from 3 at first to 4 at the end (lowest 3, highest 4).',
    );
  });

  it('is no chart without any series', () => {
    expect(stackedChart(SOURCE, 'id', 'Title', [{ ...PANEL, subject: 'A', series: [] }])).toBeUndefined();
  });
});
