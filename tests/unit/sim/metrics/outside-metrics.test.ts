import { describe, expect, it } from 'vitest';
import { DEMAND_METRICS, KEEPER_METRICS, PRESENCE_METRICS } from '#sim/metrics/outside-metrics.ts';
import { aMetricInput, valuesOf } from '#tests/support/metric-fixtures.ts';

describe('sim/metrics/outside-metrics.ts', () => {
  it('shows what the outside was like', () => {
    expect(valuesOf([...DEMAND_METRICS, ...PRESENCE_METRICS, ...KEEPER_METRICS], aMetricInput())).toEqual({
      'demand.index': 1.5,
      'population.arrived': 40,
      'population.holders': 33,
      'keeper.outage_seconds': 7_200,
    });
  });
});
