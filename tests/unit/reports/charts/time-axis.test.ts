import * as vega from 'vega';
import { describe, expect, it } from 'vitest';
import { TIME_PARAMETERS } from '#reports/charts/chart.ts';
import { PERCENT } from '#reports/charts/measure.ts';
import { compileChart } from '#reports/charts/render.ts';
import { stackedChart } from '#reports/charts/stacked-chart.ts';
import { cursorLayer, isoTime, spanOf, timeChannel, timeParameters } from '#reports/charts/time-axis.ts';
import { SECONDS_PER_DAY } from '#sim/core/units.ts';
import { chartSourceOf, rowTime } from '#tests/support/chart-source.ts';

const VALUES = Array.from({ length: 365 }, (_, row) => row / 365);

function viewOf(): vega.View {
  const chart = stackedChart(chartSourceOf({ a: VALUES }), 'id', 'Title', [
    { ...PERCENT, subject: 'A', axisTitle: 'a', heightPixels: 100, series: [{ name: 'a', values: VALUES }] },
    { ...PERCENT, subject: 'B', axisTitle: 'b', heightPixels: 100, series: [{ name: 'b', values: VALUES }] },
  ]);
  return new vega.View(vega.parse(compileChart(chart!)), { renderer: 'none' });
}

describe('reports/charts/time-axis', () => {
  it('writes the day alone at midnight, and the time too at others', () => {
    expect(isoTime(rowTime(0))).toBe('2025-01-02');
    expect(isoTime(rowTime(0) + 3_600)).toBe('2025-01-02T01:00:00.000Z');
  });

  it.each([
    [30, '5 Jan 2025, 12 Jan, 19 Jan, 26 Jan'],
    [365, 'Feb 2025, Mar, Apr, May'],
    [1_095, 'Apr 2025, Jul, Oct, Jan 2026'],
    [2_000, 'Jul 2025, Jan 2026, Jul, Jan 2027'],
    [3_650, '2026, 2027, 2028, 2029'],
  ])('spaces and labels the ticks of %i days', async (days, first) => {
    const view = viewOf();
    await view.signal(TIME_PARAMETERS.to, (rowTime(0) + days * SECONDS_PER_DAY) * 1000).runAsync();
    const labels = [
      ...(await view.toSVG()).matchAll(/<text text-anchor="middle"[^>]*>([^<]*\d{4}|[\d ]*[A-Z][a-z]{2})</g),
    ];
    expect(
      labels
        .slice(0, 4)
        .map(([, label]) => label)
        .join(', '),
    ).toBe(first);
    view.finalize();
  });

  it('spans from the first to the last time, and has a cursor that is nowhere', () => {
    expect(spanOf([10, 20, 30])).toEqual({ fromMs: 10_000, toMs: 30_000 });
    expect(spanOf([])).toEqual({ fromMs: 0, toMs: 0 });
    expect(timeParameters({ fromMs: 1, toMs: 2 })).toEqual([
      { name: 'from', value: 1 },
      { name: 'to', value: 2 },
      { name: TIME_PARAMETERS.cursor, value: null },
    ]);
  });

  it('names the axis of one panel only, and clips the rule at the cursor', () => {
    expect(timeChannel(true).axis.title).toBe('date (UTC)');
    expect(timeChannel(false).axis.title).toBeNull();
    expect(cursorLayer(timeChannel(false))).toMatchObject({ mark: { type: 'rule', clip: true } });
  });

  it('names years by their number alone where there are too many for more', async () => {
    const view = viewOf();
    await view.signal(TIME_PARAMETERS.to, (rowTime(0) + 20 * 365 * SECONDS_PER_DAY) * 1000).runAsync();
    const svg = await view.toSVG();
    expect(svg).toContain('>2030<');
    expect(svg).not.toContain('>Jan ');
    view.finalize();
  });

  it('puts the year behind the day where hours are named', async () => {
    const view = viewOf();
    await view.signal(TIME_PARAMETERS.to, rowTime(2) * 1000).runAsync();
    expect(await view.toSVG()).toContain('>2 Jan 2025 00:00<');
    view.finalize();
  });

  it('shows the stretch that the signals name in every panel, and a rule at the cursor', async () => {
    const view = viewOf();
    const whole = await view.toSVG();
    expect(whole).toContain('>Feb 2025<');
    expect(whole.match(/<line[^>]*stroke="#2b3138"/g)).toBeNull();

    view.signal(TIME_PARAMETERS.from, rowTime(100) * 1000).signal(TIME_PARAMETERS.to, rowTime(110) * 1000);
    view.signal(TIME_PARAMETERS.cursor, rowTime(105) * 1000);
    await view.runAsync();
    const zoomed = await view.toSVG();
    expect(zoomed).not.toContain('>Feb 2025<');
    expect(zoomed.match(/>12 Apr 2025</g)).toHaveLength(2);
    const rules = [...zoomed.matchAll(/<line transform="translate\(([\d.]+),[^)]*\)"[^>]*stroke="#2b3138"/g)];
    expect(rules.map(([, x]) => Number(x))).toEqual([360, 360]);
    view.finalize();
  });
});
