import { describe, expect, it } from 'vitest';
import { metricScale } from '#reports/sweep/metric-scale.ts';
import { SWEEP_DESIGN } from '#tests/support/sweep-fixtures.ts';

describe('reports/sweep/metric-scale.ts', () => {
  it.each([
    ['ratio', 0.4567, '45.67%', 1],
    ['base_units', 1.2345678e18, '1,234,567,800 ACT', 1e9],
    ['quote_units', 2_500_000, '2.50 USD', 1e6],
    ['usd', 0.05, '0.0500 USD', 1],
    ['days', 30.25, '30.25 days', 1],
    ['count', 1500, '1,500', 1],
  ])('shows %s with its unit', (unit, value, words, divisor) => {
    const scale = metricScale(unit, SWEEP_DESIGN);
    expect(scale.inWords(value)).toBe(words);
    expect(scale.divisor).toBe(divisor);
  });

  it('shows the indices of inequality from 0 to 1', () => {
    const scale = metricScale('ratio', SWEEP_DESIGN, 'influence.gini');
    expect([scale.unit, scale.inWords(0.45)]).toEqual(['0 to 1', '0.4500']);
  });
});
