import { describe, expect, it } from 'vitest';
import { barChart } from '#reports/charts/bar-chart.ts';
import { LABEL_GAP_PIXELS } from '#reports/charts/event-places.ts';
import { textWidth } from '#reports/charts/fonts.ts';
import { renderSvg, svgSize } from '#reports/charts/render.ts';
import { chartSourceOf } from '#tests/support/chart-source.ts';

const OPTIONS = {
  id: 'bars',
  title: 'Bars (number)',
  description: 'one 10, two 5.',
  axisTitle: 'number',
  barTitle: 'thing',
  partTitle: 'kind',
  format: '~s',
  series: [{ name: 'a' }, { name: 'b' }],
};
const bar = (name: string, value: number, label = String(value)) => ({ name, label, parts: [{ series: 'a', value }] });

describe('reports/charts/bar-chart', () => {
  it('draws bars from the top down in the given order', async () => {
    const chart = barChart(chartSourceOf({}, 'label'), { ...OPTIONS, bars: [bar('one', 10), bar('two', 5)] });
    expect(chart).toMatchObject({ id: 'bars', title: 'Bars (number)', description: 'one 10, two 5.' });
    const svg = await renderSvg(chart);
    expect(svg.indexOf('>one<')).toBeLessThan(svg.indexOf('>two<'));
    const lengths = [...svg.matchAll(/<path d="M0,[\d.]+h([\d.]+)v/g)].map(([, length]) => Number(length));
    expect(lengths).toHaveLength(2);
    expect(lengths[0]! / lengths[1]!).toBeCloseTo(2, 2);
  });

  it('leaves room for the longest words behind the longest bar', async () => {
    const words = 'words that take a good part of the width';
    const plain = await renderSvg(barChart(chartSourceOf({}), { ...OPTIONS, bars: [bar('one', 10, '')] }));
    const wordy = await renderSvg(barChart(chartSourceOf({}), { ...OPTIONS, bars: [bar('one', 10, words)] }));
    expect(svgSize(wordy).width).toBe(svgSize(plain).width);
    const length = Number(/<path d="M0,[\d.]+h([\d.]+)v/.exec(wordy)?.[1]);
    expect(length + textWidth(words, 11, 'normal') + LABEL_GAP_PIXELS).toBeLessThan(601);
  });

  it('says at the pointer what a part is and how much', () => {
    const tooltipOf = (series: readonly { name: string }[]): string =>
      JSON.stringify(barChart(chartSourceOf({}), { ...OPTIONS, series, bars: [bar('one', 10)] }).spec);
    expect(tooltipOf(OPTIONS.series)).toMatch(/"tooltip":\[.*"thing".*"kind".*"number"/);
    expect(tooltipOf([{ name: 'a' }])).not.toContain('"kind"');
  });

  it('draws bars of nothing', async () => {
    const svg = await renderSvg(barChart(chartSourceOf({}), { ...OPTIONS, bars: [bar('one', 0)] }));
    expect(svg).not.toContain('NaN');
    expect(svg).toContain('>one<');
  });
});
