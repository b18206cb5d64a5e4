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
      // 30,000 in the vault for 15,000 owed and a budget of 700.
      'rewards.dust': 14_300n * ACT,
      // 25,000 of 40,000 less 10 forfeited.
      'rewards.claimed_share': 25_000 / 39_990,
      // 40,000 on 20,000,000 token-days is 0.2% a day.
      'rewards.realised_apr_365d': 0.73,
      // 36,500 of a weight of 365,000.
      'rewards.boosted_share': 0.1,
      'rewards.compounding_wallets': 4,
    });
  });

  it('leaves out of what can be claimed what the open week has released', () => {
    const { pool } = aMetricInput();
    const open = valuesOf(REWARD_METRICS, aMetricInput({ pool: { ...pool, budgetReleasedBaseUnits: 390n * ACT } }));
    expect(open['rewards.claimed_share']).toBe(25_000 / 39_600);
    const early = aMetricInput({
      pool: { ...pool, totalReleasedBaseUnits: 300n, totalForfeitedBaseUnits: 0n, budgetReleasedBaseUnits: 400n },
      rewardWindow: { releasedBaseUnits: 0n, stakedDays: 0n },
    });
    expect(valuesOf(REWARD_METRICS, early)).toMatchObject({
      'rewards.claimed_share': undefined,
      'rewards.realised_apr_365d': undefined,
    });
  });

  it('finds no dust in a vault that holds what is owed and what is still to be released', () => {
    const { pool } = aMetricInput();
    const budgets = {
      budgetReleasedBaseUnits: 100n * ACT,
      budgetNextBaseUnits: 14_000n * ACT,
      budgetIdleBaseUnits: 400n * ACT,
    };
    const values = valuesOf(REWARD_METRICS, aMetricInput({ pool: { ...pool, ...budgets } }));
    // 15,000 + 600 + 14,000 + 400.
    expect(values['rewards.dust']).toBe(0n);
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
