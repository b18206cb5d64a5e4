import { describe, expect, it } from 'vitest';
import { lockAprMetric, REWARD_METRICS } from '#sim/metrics/reward-metrics.ts';
import { aMetricInput, valuesOf } from '#tests/support/metric-fixtures.ts';
import { ACT, aPool } from '#tests/support/sim-fixtures.ts';

describe('sim/metrics/reward-metrics.ts', () => {
  it('reads the budgets and sums of the pool', () => {
    expect(valuesOf(REWARD_METRICS, aMetricInput())).toEqual({
      'rewards.budget_current': 700n * ACT,
      'rewards.funded': 50_000n * ACT,
      'rewards.funded_fees': 1_000n * ACT,
      'rewards.funded_inflation': 45_000n * ACT,
      'rewards.funded_grants': 4_000n * ACT,
      'rewards.released': 40_000n * ACT,
      'rewards.claimed': 25_000n * ACT,
      'rewards.compounded': 5_000n * ACT,
      'rewards.forfeited': 10n * ACT,
      'rewards.reserve_owed': 15_000n * ACT,
      // 36,500 of a weight of 365,000.
      'rewards.boosted_share': 0.1,
      'rewards.compounding_wallets': 4,
    });
  });

  it("gives each lock's yearly rate by hand", () => {
    // 700 a week are 36,500 a year, a tenth of the weight of 365,000.
    const rates = valuesOf([lockAprMetric(0, 0), lockAprMetric(4, 180)], aMetricInput());
    expect(rates['rewards.apr_lock_0']).toBeCloseTo(0.1, 12);
    expect(rates['rewards.apr_lock_180']).toBeCloseTo(0.3, 12);
  });

  it('has no rate while nothing earns', () => {
    expect(lockAprMetric(0, 0).compute(aMetricInput({ pool: aPool() }))).toBeUndefined();
  });
});
