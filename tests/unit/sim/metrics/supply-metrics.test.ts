import { describe, expect, it } from 'vitest';
import { SUPPLY_METRICS } from '#sim/metrics/supply-metrics.ts';
import { aMetricInput, valuesOf } from '#tests/support/metric-fixtures.ts';
import { ACT } from '#tests/support/sim-fixtures.ts';

describe('sim/metrics/supply-metrics.ts', () => {
  it('agrees with a computation by hand', () => {
    // 50,000 minted in the window on 1,000,000 are 5%, for half a year: 10% a year. The cap is 50,000, 40,000 are used.
    expect(valuesOf(SUPPLY_METRICS, aMetricInput())).toEqual({
      'supply.total': 1_050_000n * ACT,
      'supply.circulating': 500_000n * ACT,
      'supply.minted': 60_000n * ACT,
      'supply.burned': 10_000n * ACT,
      'supply.inflation_annualised': 0.1,
      'supply.inflation_365d': 0.05,
      'supply.net_growth_365d': 0.05,
      'supply.inflation_cap_used': 0.8,
    });
  });

  it('measures inflation from the beginning of the window', () => {
    const supplyWindow = {
      startSupplyBaseUnits: 1_040_000n * ACT,
      startMintedBaseUnits: 50_000n * ACT,
      fundedDays: 365,
    };
    const values = valuesOf(SUPPLY_METRICS, aMetricInput({ supplyWindow }));
    expect(values['supply.inflation_365d']).toBeCloseTo(10 / 1_040, 15);
    expect(values['supply.inflation_annualised']).toBeCloseTo(10 / 1_040, 15);
    expect(values['supply.net_growth_365d']).toBeCloseTo(10 / 1_040, 15);
  });
});
