import { describe, expect, it } from 'vitest';
import { eventfulSeries, tokenSeries, tokensInWords } from '#reports/charts/token-series.ts';
import { chartSourceOf } from '#tests/support/chart-source.ts';

const source = chartSourceOf({ a: [undefined, 5e9, 2.5e12], b: [0, 0, undefined] });
const BOTH = [
  { id: 'a', name: 'first' },
  { id: 'b', name: 'second' },
  { id: 'c', name: 'third' },
];

describe('reports/charts/token-series', () => {
  it('leaves out series that are never other than 0', () => {
    expect(eventfulSeries(source, BOTH).map(({ name }) => name)).toEqual(['first']);
  });

  it('counts in tokens, and keeps gaps', () => {
    expect(tokenSeries(source, BOTH)).toEqual([{ name: 'first', values: [undefined, 5, 2_500] }]);
  });

  it('says tokens in words', () => {
    const inWords = tokensInWords(source);
    expect([inWords(0.125), inWords(1_234_567.8), inWords(-2_000)]).toEqual([
      '0.13 ACT',
      '1,234,568 ACT',
      '−2,000 ACT',
    ]);
  });
});
