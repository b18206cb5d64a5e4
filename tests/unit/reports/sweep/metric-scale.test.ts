import * as vega from 'vega';
import { describe, expect, it } from 'vitest';
import { metricScale } from '#reports/sweep/metric-scale.ts';
import { SWEEP_DESIGN } from '#tests/support/sweep-fixtures.ts';

/** As Vega writes the label of an axis. */
function labelOf(unit: string, value: number): unknown {
  const update = metricScale(unit, SWEEP_DESIGN).labelExpr.replaceAll('datum.value', String(value));
  return new vega.View(vega.parse({ signals: [{ name: 'label', update }] })).run().signal('label');
}

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

  it('labels an axis with groups of digits, and large amounts with a letter', () => {
    expect([0.005, 50, -0.1].map((value) => labelOf('ratio', value))).toEqual(['0.5%', '5,000%', '−10%']);
    expect([1_500, 2e9].map((value) => labelOf('base_units', value))).toEqual(['1,500', '2B']);
  });

  it('reads a difference of shares in points, and of amounts with its sign in their unit', () => {
    expect(metricScale('ratio', SWEEP_DESIGN).difference).toEqual({ divisor: 0.01, format: '+,.2f', unit: 'points' });
    expect(metricScale('base_units', SWEEP_DESIGN).difference).toEqual({ divisor: 1e9, format: '+,.5~r', unit: 'ACT' });
    expect(metricScale('count', SWEEP_DESIGN).difference).toEqual({ divisor: 1, format: '+,.2~f', unit: '' });
  });

  it('shows the indices of inequality from 0 to 1', () => {
    const scale = metricScale('ratio', SWEEP_DESIGN, 'influence.gini');
    expect([scale.unit, scale.inWords(0.45)]).toEqual(['0 to 1', '0.4500']);
  });
});
