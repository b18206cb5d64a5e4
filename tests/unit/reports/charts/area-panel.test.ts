import { describe, expect, it } from 'vitest';
import { areaPanel } from '#reports/charts/area-panel.ts';
import { eventMarks } from '#reports/charts/event-marks.ts';
import { PERCENT } from '#reports/charts/measure.ts';
import { chartSourceOf } from '#tests/support/chart-source.ts';

describe('reports/charts/area-panel', () => {
  it('stacks its series in order up to all of it', () => {
    const series = [
      { name: 'b', values: [0.6, 0.7] },
      { name: 'a', values: [0.4, 0.3] },
    ];
    const options = { ...PERCENT, axisTitle: 'share', heightPixels: 100, areas: true, series };
    const place = { dataset: 'panel_1', events: eventMarks([], { fromMs: 0, toMs: 0 }), isFirst: true, isLast: true };
    const { panel, rows } = areaPanel(chartSourceOf({ a: [1, 2] }), options, place);
    const text = JSON.stringify(panel);
    expect(text).toContain('"domain":[0,1]');
    expect(text).toContain('"stack":"zero"');
    expect(text).toContain('"domain":["b","a"]');
    expect(rows[1]).toEqual({ date: '2025-01-03', b: 0.7, a: 0.3 });
  });
});
