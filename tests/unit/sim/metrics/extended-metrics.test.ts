import { describe, expect, it } from 'vitest';
import { EXTENDED_METRICS } from '#sim/metrics/extended-metrics.ts';
import { aMetricInput, valuesOf } from '#tests/support/metric-fixtures.ts';
import { ACT } from '#tests/support/sim-fixtures.ts';

describe('sim/metrics/extended-metrics.ts', () => {
  it('agrees with a computation by hand', () => {
    const { pool } = aMetricInput();
    const input = aMetricInput({ pool: { ...pool, budgetReleasedBaseUnits: 390n * ACT } });
    expect(valuesOf(EXTENDED_METRICS, input)).toEqual({
      // 25,000 of 40,000 less 390 of the open week and 10 forfeited.
      'rewards.claimed_share': 25_000 / 39_600,
      // 40,000 on 20,000,000 token-days is 0.2% a day.
      'rewards.realised_apr_365d': 0.73,
      'governance.mean_turnout_90d': 0.25,
    });
  });

  it('has no value before anything can be claimed, is staked or is decided', () => {
    const { pool, proposals } = aMetricInput();
    const input = aMetricInput({
      pool: { ...pool, totalReleasedBaseUnits: 300n, totalForfeitedBaseUnits: 0n, budgetReleasedBaseUnits: 400n },
      rewardWindow: { releasedBaseUnits: 0n, stakedDays: 0n },
      proposals: { ...proposals, meanTurnout: () => undefined },
    });
    expect(EXTENDED_METRICS.map((metric) => metric.compute(input))).toEqual([undefined, undefined, undefined]);
  });
});
