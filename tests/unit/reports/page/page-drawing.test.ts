import { describe, expect, it } from 'vitest';
import { buildCharts } from '#reports/charts/catalog.ts';
import { drawForPage } from '#reports/page/page-drawing.ts';
import { chartSource } from '#reports/run-results.ts';
import { fixtureResults } from '#tests/support/fixture-results.ts';

describe('reports/page/page-drawing', () => {
  const charts = buildCharts(chartSource(fixtureResults({ ticks: 30 })));

  it('draws without the title, which the page has as a heading', async () => {
    const [chart] = charts;
    const { svg, compiled } = await drawForPage(chart!);
    expect(svg).toMatch(/^<svg role="img" aria-label="/);
    expect(svg).not.toContain(`>${chart?.title}</text>`);
    expect(compiled?.title).toBeUndefined();
    expect(chart?.spec.title).toBeDefined();
  });

  it('leaves no role and no style attribute inside of a picture', async () => {
    for (const chart of charts) {
      const { svg } = await drawForPage(chart);
      expect(svg.match(/ role="[^"]*"/g)).toEqual([' role="img"']);
      expect(svg).not.toContain(' style="');
    }
  });

  it('shares no id between the pictures of a page', async () => {
    const drawn = await Promise.all(charts.map(async (chart) => (await drawForPage(chart)).svg));
    const ids = drawn.flatMap((svg) => [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
