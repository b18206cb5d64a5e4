import { describe, expect, it } from 'vitest';
import { type LinePanelOptions, linePanel } from '#reports/charts/line-panel.ts';
import { chartSourceOf } from '#tests/support/chart-source.ts';

const VALUES = [undefined, 0.25, 0.5];
const SOURCE = chartSourceOf({ a: VALUES });

function panelOf(changes: Partial<LinePanelOptions>, source = SOURCE): string {
  const options: LinePanelOptions = {
    axisTitle: 'share (%)',
    format: '.0%',
    heightPixels: 100,
    series: [{ name: 'one', values: VALUES }],
  };
  return JSON.stringify(linePanel(source, { ...options, ...changes }, true));
}

describe('reports/charts/line-panel', () => {
  it('inlines one row a value, with a gap as null, on UTC dates', () => {
    expect(panelOf({})).toContain(
      JSON.stringify([
        { date: '2025-01-02', series: 'one', value: null },
        { date: '2025-01-03', series: 'one', value: 0.25 },
        { date: '2025-01-04', series: 'one', value: 0.5 },
      ]),
    );
    expect(panelOf({})).toContain('"scale":{"type":"utc","nice":false}');
  });

  it('writes the time too when a tick does not end at midnight', () => {
    const source = { ...SOURCE, unixSeconds: SOURCE.unixSeconds.map((seconds) => seconds + 3_600) };
    expect(panelOf({}, source)).toContain('"date":"2025-01-02T01:00:00.000Z"');
  });

  it('has a legend only for several series', () => {
    expect(panelOf({})).toContain('"legend":null');
    const two = [
      { name: 'one', values: VALUES },
      { name: 'two', values: VALUES },
    ];
    expect(panelOf({ series: two })).not.toContain('"legend":null');
  });

  it('starts the value axis at zero and leaves room above the highest line or level', () => {
    expect(panelOf({})).toContain('"domain":[0,0.52]');
    expect(panelOf({ reference: { value: 1, label: 'cap' } })).toContain('"domain":[0,1.04]');
    expect(panelOf({ series: [{ name: 'one', values: [0, 0, 0] }] })).toContain('"domain":[0,1]');
    expect(panelOf({ series: [{ name: 'one', values: [-1, 0, 0] }] })).toContain('"domain":[-1,0.04]');
  });

  it('labels the level at the end where the lines are further away', () => {
    expect(panelOf({ reference: { value: 0.5, label: 'cap' } })).toContain('"align":"left"');
    const falling = [{ name: 'one', values: [0.5, 0.25, 0.1] }];
    expect(panelOf({ reference: { value: 0.5, label: 'cap' }, series: falling })).toContain('"align":"right"');
  });

  it('draws a single row as a point, and values that jump as steps', () => {
    const single = chartSourceOf({ a: [0.5] });
    expect(panelOf({ series: [{ name: 'one', values: [0.5] }] }, single)).toContain('"point":true');
    expect(panelOf({ stepped: true })).toContain('"interpolate":"step-after"');
  });

  it.each([
    [30, '"tickCount":8'],
    [365, '"step":1'],
    [1_095, '"step":3'],
    [2_000, '"step":6'],
    [3_650, '"step":12'],
  ])('spaces the ticks of %i days with %s', (days, tickCount) => {
    const values = Array.from({ length: days }, () => 1);
    expect(panelOf({ series: [{ name: 'one', values }] }, chartSourceOf({ a: values }))).toContain(tickCount);
  });
});
