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
    expect(svg).toContain('price −60%');
    expect(svg).toContain('Steep &lt;penalty&gt;');
  });

  it('writes a line a data row', () => {
    const chart = sweepChart(SWEEP_DESIGN, bandsOf(SWEEP_DESIGN, sweepRuns(), METRICS))!;
    const text = bandSpecText(chart);
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(chart.spec)));
    expect(text).toMatch(/^\s*\{ "date": "2026-01-01", "plan_median": [^\n]*"steep_p90": [\d.]+ \},?$/m);
  });

  it('is read at any time of its runs, to the day', () => {
    const { time, spec } = sweepChart(SWEEP_DESIGN, bandsOf(SWEEP_DESIGN, sweepRuns(), METRICS))!;
    expect([time?.fromMs, time?.toMs]).toEqual([Date.UTC(2026, 0, 1), Date.UTC(2026, 0, 4)]);
    expect(time?.panels.map(({ dataset, subject }) => [dataset, subject])).toEqual([
      ['panel_1', 'Staked share'],
      ['panel_2', 'Tokens staked'],
    ]);
    expect(Object.values(spec.datasets ?? {}).map((rows) => (rows as unknown[]).length)).toEqual([4, 4]);
  });

  it('tells variants of the same title apart, and says which has no value', () => {
    const design = { ...SWEEP_DESIGN, variants: SWEEP_DESIGN.variants.map((one) => ({ ...one, title: 'Plan' })) };
    const [plan, steep] = bandsOf(design, sweepRuns(), ['staking.ratio']);
    const none = steep!.lines.median.map(() => undefined);
    const empty = { ...steep!, lines: { min: none, p10: none, median: none, p90: none, max: none } };
    const chart = sweepChart(design, [plan!, empty]);
    expect(chart?.time?.panels[0]?.series.map(({ name }) => name)).toEqual(['Plan (plan)', 'Plan (steep)']);
    expect(chart?.description).toContain('; Plan (steep) without a value at the end.');
  });

  it('is not there without a value', () => {
    expect(sweepChart(SWEEP_DESIGN, [])).toBeUndefined();
    expect(countOf(1, 'run')).toBe('1 run');
  });
});
