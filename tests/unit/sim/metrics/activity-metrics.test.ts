import { describe, expect, it } from 'vitest';
import { ACTIVITY_METRICS } from '#sim/metrics/activity-metrics.ts';
import { aMetricInput, valuesOf } from '#tests/support/metric-fixtures.ts';

describe('sim/metrics/activity-metrics.ts', () => {
  it('counts the actions and units of the tick', () => {
    expect(valuesOf(ACTIVITY_METRICS, aMetricInput())).toEqual({
      'actions.attempted': 9,
      'actions.accepted': 7,
      'actions.rejected': 2,
      // And four of the operator.
      'chain.instructions': 13,
      // Two token accounts each, and a stake account of 1,856 bytes for 20 of 40 agents.
      'chain.rent_per_wallet': 2 * (128 + 165) * 6_960 + ((128 + 1_856) * 6_960) / 2,
      'chain.compute_units': 90_000,
    });
  });

  it('counts one token account a wallet without a pool to trade on, and has no mean of no wallets', () => {
    const { holders, outside } = aMetricInput();
    const rent = ACTIVITY_METRICS.find(({ id }) => id === 'chain.rent_per_wallet');
    const single = aMetricInput({
      outside: { ...outside, market: undefined },
      holders: { ...holders, stakeAccounts: 0 },
    });
    expect(rent?.compute(single)).toBe(2_039_280);
    expect(rent?.compute(aMetricInput({ holders: { ...holders, cohorts: [] } }))).toBeUndefined();
  });
});
