import { describe, expect, it } from 'vitest';
import { circulatingBaseUnits, ratioOf } from '#sim/metrics/metric.ts';
import { aMetricInput } from '#tests/support/metric-fixtures.ts';
import { ACT } from '#tests/support/sim-fixtures.ts';

describe('sim/metrics/metric.ts', () => {
  it('divides amounts into floats, and has no ratio of nothing', () => {
    expect(ratioOf(1n, 4n)).toBe(0.25);
    expect(ratioOf(10n ** 18n, 4n * 10n ** 18n)).toBe(0.25);
    expect(ratioOf(0n, 5n)).toBe(0);
    expect(ratioOf(5n, 0n)).toBeUndefined();
  });

  it('counts as circulating what neither operator nor vaults of rewards and penalties hold', () => {
    expect(circulatingBaseUnits(aMetricInput())).toBe(500_000n * ACT);
  });
});
