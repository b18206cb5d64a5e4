import { describe, expect, it } from 'vitest';
import { attackUnits, lamportsText, measureText, quoteText, tokenDaysText, tokenText } from '#reports/attack-units.ts';
import { FIXTURE_SPEC } from '#tests/support/run-folder-fixture.ts';

const UNITS = { token: { symbol: 'ACT', decimals: 9 }, quote: { symbol: 'USD', decimals: 6 } };

describe('reports/attack-units', () => {
  it('says amounts with their units, cut and not rounded', () => {
    expect(tokenText(1_999_999_999n, UNITS)).toBe('1.99 ACT');
    expect(tokenText(10_000_000n, UNITS)).toBe('0.01 ACT');
    expect(quoteText(-12_345_678n, UNITS)).toBe('−12.34 USD');
    expect(tokenDaysText(2_800_000_000_000_000n, UNITS)).toBe('2,800,000 ACT x days');
  });

  it('says what is too little for decimals in base units, so that a gain is not nothing', () => {
    expect([0n, 1n, -3n, 1_422n, -9_999_999n].map((amount) => tokenText(amount, UNITS))).toEqual([
      '0.00 ACT',
      '1 base unit',
      '−3 base units',
      '1,422 base units',
      '−9,999,999 base units',
    ]);
    expect(measureText(1_422.33, 'base_units', UNITS)).toBe('1,422 base units');
  });

  it('knows the units of a run by its spec', () => {
    expect(attackUnits(FIXTURE_SPEC)).toEqual(UNITS);
  });

  it.each([
    [0n, '0 SOL'],
    [5_000n, '0.000005 SOL'],
    [15_847_920n, '0.015847 SOL'],
    [31_000_000n, '0.031 SOL'],
    [1_234_500_000_000n, '1,234.5 SOL'],
  ])('says %i lamports as %s', (lamports, text) => {
    expect(lamportsText(lamports)).toBe(text);
  });

  it.each([
    [0.0513, 'ratio', '5.13%'],
    [-1e-15, 'ratio', '0.00%'],
    [-0.3, 'quote_units', '0.00 USD'],
    [7, 'quote_units', '7 quote units'],
    [1.846, 'factor', '1.85x'],
    [2.5e12, 'base_units', '2,500 ACT'],
    [-2.5e6, 'quote_units', '−2.50 USD'],
    [1_036_800, 'seconds', '12 days'],
    [12_345, 'count', '12,345'],
  ] as const)('says a measure of %d in %s as %s', (value, unit, text) => {
    expect(measureText(value, unit, UNITS)).toBe(text);
  });
});
