import { describe, expect, it } from 'vitest';
import { specText } from '#reports/spec-text.ts';

describe('reports/spec-text', () => {
  it('writes a line a data row, and indents the rest', () => {
    const spec = {
      mark: 'line',
      datasets: {
        a: [
          { date: '2026-01-01', 'x "y"': 1 },
          { date: '2026-01-02', z: null },
        ],
      },
    };
    expect(specText(spec)).toBe(`{
  "mark": "line",
  "datasets": {
    "a": [
      { "date": "2026-01-01", "x \\"y\\"": 1 },
      { "date": "2026-01-02", "z": null }
    ]
  }
}
`);
  });

  it('reads back to the same spec', () => {
    const spec = {
      empty: {},
      none: [],
      left: undefined,
      nested: [[1, 2], { deep: { list: [true, 'a\n\u2028', { b: {} }, {}] } }],
      text: '{ "rows": 1 }',
    };
    expect(JSON.parse(specText(spec))).toEqual(JSON.parse(JSON.stringify(spec)));
  });
});
