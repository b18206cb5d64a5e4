import { describe, expect, it } from 'vitest';
import { definedSeries, describePanel } from '#reports/charts/series-description.ts';
import { percentInWords } from '#reports/charts/value-in-words.ts';
import { chartSourceOf } from '#tests/support/chart-source.ts';

describe('reports/charts/series-description', () => {
  it('names first, last, least and greatest value, past gaps', () => {
    const series = [
      { name: 'whales', values: [undefined, 0.3, 0.6, 0.2, 0.4, undefined] },
      { name: 'largest', values: [0.1, 0.1] },
    ];
    expect(describePanel('Share', series, percentInWords)).toBe(
      'Share: whales from 30.00% at first to 40.00% at the end (lowest 20.00%, highest 60.00%); ' +
        'largest from 10.00% at first to 10.00% at the end (lowest 10.00%, highest 10.00%).',
    );
  });

  it('keeps only metrics that were recorded and have a value', () => {
    const source = chartSourceOf({ a: [undefined, 1], b: [undefined, undefined] });
    const wanted = ['a', 'b', 'c'].map((id) => ({ id, name: id.toUpperCase() }));
    expect(definedSeries(source, wanted)).toEqual([{ name: 'A', values: [undefined, 1] }]);
  });
});
