import { describe, expect, it } from 'vitest';
import type { ColumnDescription } from '#reports/artifacts/columns.ts';
import { differenceInWords, signedPercent } from '#reports/compare/difference-words.ts';
import { pairDifference, seedsDifference } from '#reports/compare/metric-difference.ts';

const UNITS = { token: { symbol: 'ACT', decimals: 9 }, quoteDecimals: 6 };

function metric(unit: string, id = 'm'): ColumnDescription {
  return { id, title: 'M', unit, formula: 'm', better: 'higher' };
}

describe('reports/compare/difference-words.ts', () => {
  it.each([
    ['ratio', '0.4', '0.45', '40.00%', '45.00%', '+5.00 points (+12.50%)'],
    ['base_units', '5000000000000', '4000000000000', '5,000 ACT', '4,000 ACT', '−1,000 ACT (−20.00%)'],
    ['days', '30', '30.00001', '30 days', '30.00 days', '+0.00001 days (+<0.01%)'],
    ['count', '10', '12', '10', '12', '+2 (+20.00%)'],
    ['ratio', '0.4', '0.4', '40.00%', '40.00%', '0.00 points'],
    ['count', '0', '3', '0', '3', '+3'],
    ['quote_units', '2500000', '3000000', '2.50 USD', '3 USD', '+0.5000 USD (+20.00%)'],
  ])('shows a difference in %s from %s to %s', (unit, a, b, textA, textB, difference) => {
    const words = differenceInWords(pairDifference(metric(unit), { a, b }), UNITS);
    expect(words).toMatchObject({ a: textA, b: textB, difference, band: '', agree: '' });
  });

  it('shows the index of inequality from 0 to 1', () => {
    const words = differenceInWords(pairDifference(metric('ratio', 'influence.gini'), { a: '0.5', b: '0.4' }), UNITS);
    expect(words).toMatchObject({ a: '0.5000', b: '0.4000' });
  });

  it('shows the band of seeds, the unit once, and how many agree', () => {
    const pairs = [-1, 2, 3].map((difference) => ({ a: '10', b: String(10 + difference) }));
    const words = differenceInWords(seedsDifference(metric('days'), pairs), UNITS);
    // p10 at 0.2 between -1 and 2, p90 at 0.8 between 2 and 3.
    expect(words).toMatchObject({ band: '−0.4000 to +2.80 days', agree: '2 of 3', verdict: 'no clear difference' });
    expect(differenceInWords(seedsDifference(metric('count'), pairs), UNITS).band).toBe('−0.4 to +2.8');
  });

  it('says where only one side has a value', () => {
    const verdict = (a: string, b: string): string =>
      differenceInWords(pairDifference(metric('days'), { a, b }), UNITS).verdict;
    expect(verdict('', '1')).toBe('only B has a value');
    expect(verdict('1', '')).toBe('only A has a value');
    expect(verdict('', '')).toBe('n/a');
    expect(verdict('1', '2')).toBe('better');
  });

  it('signs a share', () => {
    expect([0.5, -0.5, 0, 1e-9].map(signedPercent)).toEqual(['+50.00%', '−50.00%', '0.00%', '+<0.01%']);
  });
});
