import { describe, expect, it } from 'vitest';
import { INK, SERIES_STYLES } from '#reports/charts/theme.ts';
import { colourOf, colourScale, foldOf, shortened, wideRows } from '#reports/charts/wide-rows.ts';
import { rowTime } from '#tests/support/chart-source.ts';

const SERIES = [
  { name: 'one', values: [undefined, 0.123456789, 3] },
  { name: 'a.b[0] "c"', values: [1e18, 2, 0] },
];

describe('reports/charts/wide-rows', () => {
  it('has a row a time and a field a series, with gaps as null and no needless digits', () => {
    expect(wideRows([0, 1, 2].map(rowTime), SERIES, [0, 1])).toEqual([
      { date: '2025-01-02', one: null, 'a.b[0] "c"': 1e18 },
      { date: '2025-01-03', one: 0.1234568, 'a.b[0] "c"': 2 },
    ]);
    expect(shortened(1_000_958_904)).toBe(1_000_958_904);
  });

  it('keeps Vega from reading a name as a path', () => {
    expect(foldOf(SERIES)).toEqual({ fold: ['one', 'a\\.b\\[0\\] \\"c\\"'], as: ['series', 'value'] });
  });

  it('gives each series its colour, and what is left one of its own', () => {
    expect(colourScale([...SERIES, { name: 'others', values: [], isRest: true }])).toEqual({
      domain: ['one', 'a.b[0] "c"', 'others'],
      range: [SERIES_STYLES[0].colour, SERIES_STYLES[1].colour, INK.rest],
    });
    expect(colourOf({ name: 'x', values: [] }, 8)).toBe(SERIES_STYLES[0].colour);
  });
});
