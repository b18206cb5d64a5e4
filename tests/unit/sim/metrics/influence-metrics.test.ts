import { describe, expect, it } from 'vitest';
import { INFLUENCE_METRICS } from '#sim/metrics/influence-metrics.ts';
import { aMetricInput, valuesOf } from '#tests/support/metric-fixtures.ts';

describe('sim/metrics/influence-metrics.ts', () => {
  it('names each figure of concentration and decisiveness', () => {
    expect(valuesOf(INFLUENCE_METRICS, aMetricInput())).toEqual({
      'influence.whale_share': 0.6,
      'influence.top1_share': 0.3,
      'influence.top10_share': 0.9,
      'influence.top1pct_share': 0.31,
      'influence.gini': 0.7,
      'influence.hhi': 0.2,
      'influence.nakamoto': 3,
      'influence.banzhaf_top1': 0.75,
      'influence.banzhaf_whales': 0.6,
      'influence.banzhaf_error': 0.05,
    });
  });

  it('has no values while nobody has voting power', () => {
    const holders = { ...aMetricInput().holders, concentration: () => undefined, decisiveness: () => undefined };
    const values = Object.values(valuesOf(INFLUENCE_METRICS, aMetricInput({ holders })));
    expect(values).toEqual(INFLUENCE_METRICS.map(() => undefined));
  });
});
