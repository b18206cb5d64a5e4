import { describe, expect, it } from 'vitest';
import { legendColumns } from '#reports/charts/legend-columns.ts';

describe('reports/charts/legend-columns', () => {
  it('puts entries into one line where they fit, else into columns of the widest', () => {
    expect(legendColumns(['whales', 'retail'])).toEqual({});
    expect(legendColumns([])).toEqual({});
    const names = Array.from({ length: 8 }, (_, index) => `long-term-holders-${index}`);
    expect(legendColumns(names)).toEqual({ columns: 4 });
    expect(legendColumns(['x'.repeat(300)])).toEqual({ columns: 1 });
  });
});
