import { describe, expect, it } from 'vitest';
import { lorenzChart } from '#reports/charts/lorenz.ts';
import { renderSvg } from '#reports/charts/render.ts';
import { rowDate, rowTime, wholeSource } from '#tests/support/chart-source.ts';

const SOURCE = wholeSource();

describe('reports/charts/lorenz', () => {
  it('shows a curve a census with its Gini coefficient, and says it in words', async () => {
    const chart = lorenzChart(SOURCE);
    expect(chart?.time).toBeUndefined();
    // Powers 1, 3, 5: Gini = (-2 + 0 + 10) / (3 x 9); half of the holders: 1 and half of 3, of 9.
    expect(chart?.description).toContain(
      '2025-01-02: Gini coefficient 0.296, the less powerful half of the holders has 27.78% of the power',
    );
    const svg = await renderSvg(chart!);
    expect(svg).toContain('2025-01-02 · Gini 0.296');
    expect(svg).toContain('all have the same');
  });

  it('takes at most five censuses, the first and the last among them', () => {
    const many = Array.from({ length: 30 }, (_, index) => ({
      ...SOURCE.censuses[0]!,
      unixSeconds: rowTime(index),
      date: rowDate(index),
    }));
    const text = JSON.stringify(lorenzChart({ ...SOURCE, censuses: many })?.spec);
    const dates = new Set([...text.matchAll(/"curve":"(\S+) · Gini/g)].map(([, date]) => date));
    expect([...dates]).toEqual([0, 7, 15, 22, 29].map(rowDate));
  });

  it('is no chart without a census of power', () => {
    expect(lorenzChart({ ...SOURCE, censuses: [] })).toBeUndefined();
    expect(lorenzChart({ ...SOURCE, censuses: [{ ...SOURCE.censuses[0]!, agents: [] }] })).toBeUndefined();
  });
});
