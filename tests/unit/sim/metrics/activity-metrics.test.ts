import { describe, expect, it } from 'vitest';
import { ACTIVITY_METRICS } from '#sim/metrics/activity-metrics.ts';
import { aMetricInput, valuesOf } from '#tests/support/metric-fixtures.ts';

describe('sim/metrics/activity-metrics.ts', () => {
  it('counts the actions and units of the tick', () => {
    expect(valuesOf(ACTIVITY_METRICS, aMetricInput())).toEqual({
      'actions.attempted': 9,
      'actions.accepted': 7,
      'actions.rejected': 2,
      'chain.compute_units': 90_000,
    });
  });
});
