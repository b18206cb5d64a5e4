import { describe, expect, it } from 'vitest';
import { lockShareMetric, STAKING_METRICS } from '#sim/metrics/staking-metrics.ts';
import { aMetricInput, valuesOf } from '#tests/support/metric-fixtures.ts';
import { ACT, aPool, someVaults } from '#tests/support/sim-fixtures.ts';

describe('sim/metrics/staking-metrics.ts', () => {
  it('agrees with a computation by hand', () => {
    expect(valuesOf(STAKING_METRICS, aMetricInput())).toEqual({
      'staking.ratio': 0.4,
      'staking.ratio_of_supply': 200 / 1_050,
      'staking.total_staked': 200_000n * ACT,
      'staking.active_stakers': 12,
      'staking.mean_lock_days': 90,
      // 3,000 of 4,000 token-days.
      'staking.lock_kept': 0.75,
    });
  });

  it('has no lock without a stake or before one has ended, and no ratio of an empty supply', () => {
    const nothing = { activeStakers: 0, stakedBaseUnits: 0n, promisedLockDays: 0n };
    const holders = { ...aMetricInput().holders, ...nothing, locks: { promisedDays: 0n, keptDays: 0n } };
    const vaults = someVaults({ mintSupplyBaseUnits: 0n });
    expect(valuesOf(STAKING_METRICS, aMetricInput({ holders, vaults, pool: aPool() }))).toEqual({
      'staking.ratio': undefined,
      'staking.ratio_of_supply': undefined,
      'staking.total_staked': 0n,
      'staking.active_stakers': 0,
      'staking.mean_lock_days': undefined,
      'staking.lock_kept': undefined,
    });
  });

  it('spreads the stake over the locks', () => {
    const shares = [0, 7, 30, 90, 180].map((days, lock) => lockShareMetric(lock, days));
    expect(valuesOf(shares, aMetricInput())).toEqual({
      'staking.share_lock_0': 0.25,
      'staking.share_lock_7': 0,
      'staking.share_lock_30': 0.25,
      'staking.share_lock_90': 0,
      'staking.share_lock_180': 0.5,
    });
  });
});
