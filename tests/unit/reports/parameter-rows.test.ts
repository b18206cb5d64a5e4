import { describe, expect, it } from 'vitest';
import { COHORT_ROWS, EVENT_ROWS, holdingsRows, PRICE_ROWS, ROWS } from '#reports/parameter-rows.ts';
import { asAmount, asQuote } from '#reports/parameter-units.ts';

const ASSETS = { token: { symbol: 'ACT', decimals: 0 }, quote: { symbol: 'USD', decimals: 0 } };

describe('reports/parameter-rows', () => {
  it('names each key once', () => {
    for (const rows of [ROWS, COHORT_ROWS, ...Object.values(EVENT_ROWS), ...Object.values(PRICE_ROWS)]) {
      const keys = rows.map(([key]) => key);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it('has rows for each way to draw balances, in the asset that they are of', () => {
    const keysOf = (kind: string) => holdingsRows(kind, asAmount).map(([key]) => key);
    expect(keysOf('pareto')).toEqual(['pareto.alpha', 'pareto.min', 'pareto.max']);
    expect(keysOf('lognormal')).toEqual(['lognormal.median', 'lognormal.sigma', 'lognormal.max']);
    expect(keysOf('table')).toEqual(['csv.file']);
    expect(keysOf('unheard of')).toEqual([]);
    const inUsd = holdingsRows('pareto', asQuote).find(([key]) => key === 'pareto.max');
    expect(inUsd?.[2]('5', ASSETS)).toBe('5 USD');
  });
});
