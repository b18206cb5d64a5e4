import { describe, expect, it } from 'vitest';
import { TREASURY_METRICS } from '#sim/metrics/treasury-metrics.ts';
import { aMetricInput, valuesOf } from '#tests/support/metric-fixtures.ts';
import { ACT, aTreasury } from '#tests/support/sim-fixtures.ts';

describe('sim/metrics/treasury-metrics.ts', () => {
  it('agrees with a computation by hand', () => {
    expect(valuesOf(TREASURY_METRICS, aMetricInput())).toEqual({
      'treasury.balance': 150_000n * ACT,
      // 142,000 after genesis, of which 12,000 are spent.
      'treasury.inflow': 20_000n * ACT,
      'treasury.spent': 12_000n * ACT,
      'treasury.granted': 4_000n * ACT,
      'treasury.outflow_30d': 10_000n * ACT,
      // 10,000 in 30 days.
      'treasury.runway_days': 450,
      // A tenth of 160,000, less the 10,000 that are spent.
      'treasury.spending_room': 6_000n * ACT,
      'treasury.penalties': 20_000n * ACT,
      'treasury.penalties_unswept': 20_000n * ACT,
      'treasury.buyback_bought': 6_000n * ACT,
      'treasury.buyback_remaining': 3_000n * ACT,
      'treasury.quote_reserve': 5_000_000n,
    });
  });

  it('lasts for no known time while nothing flows out', () => {
    const values = valuesOf(TREASURY_METRICS, aMetricInput({ treasury: aTreasury() }));
    expect(values['treasury.runway_days']).toBeUndefined();
  });
});
