import { describe, expect, it } from 'vitest';
import { renderSvg } from '#reports/charts/render.ts';
import { bandSpecText, countOf, sweepChart } from '#reports/sweep/band-chart.ts';
import { bandsOf } from '#reports/sweep/bands.ts';
import { SWEEP_DESIGN, sweepRuns } from '#tests/support/sweep-fixtures.ts';

const METRICS = ['staking.ratio', 'staking.total_staked'];

describe('reports/sweep/band-chart.ts', () => {
  it('has a panel a chart metric and says it in words', () => {
    const chart = sweepChart(SWEEP_DESIGN, bandsOf(SWEEP_DESIGN, sweepRuns(), METRICS));
    expect(chart).toMatchObject({ id: 'bands', title: 'penalty: 3 seeds' });
    expect(chart?.description).toContain('Staked share: As planned 50.00% at the end (42.00% to 58.00%)');
    expect(chart?.spec).toMatchObject({ vconcat: { length: 2 } });
  });

  it('draws the same SVG again, with legend and event', async () => {
    const chart = sweepChart(SWEEP_DESIGN, bandsOf(SWEEP_DESIGN, sweepRuns(), METRICS))!;
    const svg = await renderSvg(chart);
    expect(svg).toBe(await renderSvg(chart));
    expect(svg).toContain('price -60%');
    expect(svg).toContain('Steep &lt;penalty&gt;');
  });

  it('writes a line a data row', () => {
    const chart = sweepChart(SWEEP_DESIGN, bandsOf(SWEEP_DESIGN, sweepRuns(), METRICS))!;
    const text = bandSpecText(chart);
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(chart.spec)));
    expect(text).toMatch(/^\s*\{ "date": "2026-01-01", "variant": "As planned", "low": .*\},?$/m);
  });

  it('is not there without a value', () => {
    expect(sweepChart(SWEEP_DESIGN, [])).toBeUndefined();
    expect(countOf(1, 'run')).toBe('1 run');
  });
});
