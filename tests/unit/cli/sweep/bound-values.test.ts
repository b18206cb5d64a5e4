import { describe, expect, it } from 'vitest';
import type { BoundValue } from '#scenarios/index.ts';
import { boundInMetricUnit } from '../../../../cli/sweep/bound-values.ts';

function bound(unit: string, than: BoundValue): unknown {
  const variants = [{ name: 'plan', title: 'As planned', overrides: [] }];
  const context = { unit, token: { symbol: 'ACT', decimals: 9 }, quoteDecimals: 6, variants };
  return boundInMetricUnit({ side: 'above', than }, context);
}

describe('cli/sweep/bound-values.ts', () => {
  it.each<[string, BoundValue, number, string]>([
    ['ratio', { unit: 'ratio', value: 0.4 }, 0.4, '40%'],
    ['ratio', { unit: 'number', value: 0.4 }, 0.4, '0.4'],
    ['base_units', { unit: 'amount', symbol: 'ACT', digits: '100' }, 1e11, '100 ACT'],
    ['base_units', { unit: 'number', value: 0 }, 0, '0'],
    ['quote_units', { unit: 'amount', symbol: 'USD', digits: '2.5' }, 2.5e6, '2.5 USD'],
    ['usd', { unit: 'amount', symbol: 'USD', digits: '0.05' }, 0.05, '0.05 USD'],
    ['days', { unit: 'seconds', value: 2_592_000 }, 30, '30 days'],
    ['seconds', { unit: 'seconds', value: 86_400 }, 86_400, '1 days'],
    ['count', { unit: 'number', value: 10 }, 10, '10'],
    ['count', { unit: 'factor', value: 1.5 }, 1.5, '1.5x'],
  ])('compares %s with %j', (unit, than, value, words) => {
    expect(bound(unit, than)).toEqual({ side: 'above', than: { value }, words });
  });

  it('names another variant by its title', () => {
    expect(bound('ratio', { unit: 'variant', variant: 'plan' })).toEqual({
      side: 'above',
      than: { variant: 'plan' },
      words: 'As planned',
    });
  });

  it.each<[string, BoundValue, string]>([
    ['base_units', { unit: 'number', value: 100 }, 'an amount, as in 100 ACT, with at most 9 decimals'],
    ['base_units', { unit: 'amount', symbol: 'USD', digits: '1' }, 'an amount, as in 100 ACT, with at most 9 decimals'],
    [
      'quote_units',
      { unit: 'amount', symbol: 'ACT', digits: '1' },
      'an amount, as in 100 USD, with at most 6 decimals',
    ],
    ['days', { unit: 'ratio', value: 0.4 }, 'a time, as in 30d'],
    ['count', { unit: 'seconds', value: 1 }, 'a number'],
    ['ratio', { unit: 'amount', symbol: 'ACT', digits: '1' }, 'a share, as in 40%'],
    ['usd', { unit: 'ratio', value: 1 }, 'an amount, as in 0.05 USD'],
  ])('rejects for %s the bound %j', (unit, than, expected) => {
    expect(bound(unit, than)).toMatchObject({ expected });
  });
});
