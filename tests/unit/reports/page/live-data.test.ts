import { describe, expect, it } from 'vitest';
import { embeddedJson, type LiveData, packCharts, rowsOf, unpackChart } from '#reports/page/live-data.ts';

const ROWS = [
  { date: '2026-01-01', '<b>&': 1 },
  { date: '2026-01-02', '<b>&': 2 },
];
const SPEC = {
  width: 10,
  data: [
    { name: 'panel_1', values: ROWS, format: { type: 'json' as const } },
    { name: 'source', source: 'panel_1', transform: [] },
    { name: 'odd', values: [{ a: 1 }, { b: [2] }] },
  ],
};
const CHART = { id: 'a', title: 'A', spec: SPEC, time: undefined };

describe('reports/page/live-data', () => {
  const packed = packCharts([CHART, { ...CHART, id: 'b' }]);

  it('gives every chart back as it was, through its JSON', () => {
    const read = JSON.parse(embeddedJson(packed)) as LiveData;
    for (const chart of read.charts) expect(unpackChart(chart, read.columns).spec).toEqual(SPEC);
    expect(unpackChart(read.charts[0]!, read.columns).rows.get('panel_1')).toEqual(ROWS);
  });

  it('stores the rows of both charts once, as columns', () => {
    expect(packed.columns).toHaveLength(2);
    expect(embeddedJson(packed).match(/2026-01-0/g)).toBeNull();
  });

  it('gives Vega rows that it may write to', () => {
    const { spec, rows } = unpackChart(packed.charts[0]!, packed.columns);
    expect(rowsOf(spec, 'panel_1')[0]).not.toBe(rows.get('panel_1')?.[0]);
  });

  it('holds nothing that ends a script element or opens a comment', () => {
    expect(embeddedJson(packed)).not.toContain('<');
    expect(JSON.parse(embeddedJson(packed))).toEqual(JSON.parse(JSON.stringify(packed)));
  });

  it('finds rows by data set, and none where there is none', () => {
    expect(rowsOf(SPEC, 'panel_1')).toEqual(ROWS);
    expect(rowsOf(SPEC, 'source')).toEqual([]);
    expect(rowsOf({}, 'panel_1')).toEqual([]);
  });
});
