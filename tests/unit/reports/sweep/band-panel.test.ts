import { compile } from 'vega-lite';
import { describe, expect, it } from 'vitest';
import { INK } from '#reports/charts/theme.ts';
import { timeParameters } from '#reports/charts/time-axis.ts';
import { type BandPanelOptions, bandOpacity, bandPanel, bandReadings } from '#reports/sweep/band-panel.ts';
import { bandSets } from '#reports/sweep/band-rows.ts';
import { bandsOf } from '#reports/sweep/bands.ts';
import { metricScale } from '#reports/sweep/metric-scale.ts';
import { SWEEP_DESIGN, sweepRuns } from '#tests/support/sweep-fixtures.ts';

function options(metric: string, change: Partial<BandPanelOptions> = {}): BandPanelOptions {
  const { variants, marks } = SWEEP_DESIGN;
  const { bands = bandsOf(SWEEP_DESIGN, sweepRuns(), [metric]) } = change;
  const unit = SWEEP_DESIGN.metrics.find(({ id }) => id === metric)?.unit ?? '';
  const scale = metricScale(unit, SWEEP_DESIGN);
  const sets = bandSets(bands, 0, scale.divisor);
  return { title: 'Panel', scale, bands, sets, variants, marks, isFirst: true, isLast: false, ...change };
}

describe('reports/sweep/band-panel.ts', () => {
  it('draws a median and a band for each variant, in the scale of the metric', () => {
    const text = JSON.stringify(bandPanel(options('staking.total_staked')));
    expect(text).toContain('"variant":"As planned"');
    expect(text).toContain('"text":"Panel (ACT)"');
    expect(text).toContain('"fold":["plan_median","steep_median"]');
    expect(text.match(/"data":\{"name":"panel_1"\}/g)).toHaveLength(2);
    const counted = JSON.stringify(bandPanel(options('staking.ratio', { scale: metricScale('count', SWEEP_DESIGN) })));
    expect(counted).toContain('"text":"Panel"');
  });

  it('names variants and events once, the time axis on the last panel', () => {
    const first = JSON.stringify(bandPanel(options('staking.ratio')));
    const last = JSON.stringify(bandPanel(options('staking.ratio', { isFirst: false, isLast: true })));
    expect(first).toContain('"type":"text"');
    expect(last).not.toContain('"type":"text"');
    expect(first).not.toContain('date (UTC)');
    expect(last).toContain('date (UTC)');
  });

  it('starts at zero unless all values are close together, and far enough apart to matter', () => {
    const domain = (values: readonly number[]): unknown => {
      const lines = { min: values, p10: values, median: values, p90: values, max: values };
      const band = { variant: 'plan', metric: 'x', unixSeconds: values.map((_, day) => day * 86_400), lines };
      const panel = JSON.stringify(bandPanel(options('staking.ratio', { bands: [band] })));
      const ends = JSON.parse(/"domain":(\[[-\d.e,]+\])/.exec(panel)?.[1] ?? '[]') as number[];
      return ends.map((end) => Number(end.toFixed(4)));
    };
    expect(domain([0.2, 0.4])).toEqual([0, 0.42]);
    expect(domain([0.9, 1])).toEqual([0.895, 1.005]);
    expect(domain([1, 1.000001])).toEqual([0, 1.05]);
    expect(domain([0, 0])).toEqual([0, 1]);
  });

  it('has a band only where seeds differ, shaded the less, the more bands there are', () => {
    const line = { variant: 'plan', metric: 'x', unixSeconds: [0, 1] };
    const area = (p90: readonly number[]): boolean => {
      const lines = { min: [1, 2], p10: [1, 2], median: [1, 2], p90, max: p90 };
      return JSON.stringify(bandPanel(options('staking.ratio', { bands: [{ ...line, lines }] }))).includes('"area"');
    };
    expect([area([1, 2]), area([1, 3])]).toEqual([false, true]);
    expect([1, 3, 9].map(bandOpacity)).toEqual([0.2, 0.14, 0.07]);
  });

  it('is read by median and band of each variant, and by what differs under a name of its own', () => {
    const [band] = bandsOf(SWEEP_DESIGN, sweepRuns(), ['staking.ratio']);
    const difference = { title: 'B - A', band: { ...band!, variant: 'difference' } };
    expect(bandReadings(options('staking.ratio', { difference }))).toEqual([
      {
        dataset: 'panel_1',
        subject: 'Panel',
        format: ',.2%',
        unit: '',
        series: [
          reading('plan', 'As planned', '#0072b2'),
          reading('steep', 'Steep <penalty>', '#d55e00'),
          { ...reading('difference', 'B - A', INK.rest), format: '+,.2f', unit: 'points' },
        ],
      },
    ]);
  });

  it('draws the one row of a run of one tick as a point', () => {
    const pointOf = (ticks: number): unknown => {
      const values = [1, 2].slice(0, ticks);
      const lines = { min: values, p10: values, median: values, p90: values, max: values };
      const band = { variant: 'plan', metric: 'x', unixSeconds: values.map((_, day) => day * 86_400), lines };
      return /"type":"line",.*?"point":(\w+)/.exec(JSON.stringify(bandPanel(options('x', { bands: [band] }))))?.[1];
    };
    expect([pointOf(1), pointOf(2)]).toEqual(['true', 'false']);
  });

  it('reads what differs with the first of several data sets alone', () => {
    const [plan, steep] = bandsOf(SWEEP_DESIGN, sweepRuns(), ['staking.ratio']);
    const later = { ...steep!, unixSeconds: steep!.unixSeconds.map((seconds) => seconds + 3_600) };
    const difference = { title: 'B - A', band: { ...plan!, variant: 'difference' } };
    const readings = bandReadings(options('staking.ratio', { bands: [plan!, later], difference }));
    expect(readings.map(({ dataset, series }) => [dataset, series.map(({ name }) => name)])).toEqual([
      ['panel_1', ['As planned', 'B - A']],
      ['panel_1_2', ['Steep <penalty>']],
    ]);
  });

  it('compiles with its data, its time and its cursor', () => {
    const { sets } = options('staking.ratio');
    const datasets = Object.fromEntries(sets.map(({ dataset, rows }) => [dataset, [...rows]]));
    const params = timeParameters({ fromMs: 0, toMs: 1 });
    const { spec } = compile({ params, datasets, vconcat: [bandPanel(options('staking.ratio'))] });
    expect(spec.signals?.map(({ name }) => name)).toEqual(expect.arrayContaining(['from', 'to', 'cursor_time']));
  });
});

function reading(variant: string, name: string, colour: string) {
  const band = { low: `${variant}_p10`, high: `${variant}_p90` };
  return { name, colour, field: `${variant}_median`, band };
}
