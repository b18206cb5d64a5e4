import { describe, expect, it } from 'vitest';
import { type Concentration, measureConcentration } from '#sim/metrics/concentration.ts';

function measure(powers: readonly bigint[], whalePower = 0n): Concentration | undefined {
  const total = powers.reduce((sum, power) => sum + power, 0n);
  const ascending = new BigUint64Array(powers.filter((power) => power > 0n)).sort();
  return measureConcentration(ascending, Float64Array.from(ascending, Number), whalePower, total);
}

describe('sim/metrics/concentration.ts', () => {
  it('agrees with a computation by hand', () => {
    // Powers 1, 2, 3, 4 of 10: Gini 2 (1 + 4 + 9 + 16) / (4 x 10) - 5 / 4 = 0.25; HHI (1 + 4 + 9 + 16) / 100.
    const found = measure([4n, 1n, 0n, 3n, 2n], 5n);
    expect(found).toMatchObject({ holders: 4, top1Share: 0.4, top10Share: 1, top1PercentShare: 0.4, whaleShare: 0.5 });
    expect(found?.gini).toBeCloseTo(0.25, 12);
    expect(found?.hhi).toBeCloseTo(0.3, 12);
    // 4 + 3 = 7 of 10 is the first sum above a half.
    expect(found?.nakamoto).toBe(2);
  });

  it('asks for more than half, not half', () => {
    expect(measure([5n, 5n])?.nakamoto).toBe(2);
    expect(measure([6n, 5n])?.nakamoto).toBe(1);
    expect(measure([1n, 1n, 1n, 1n])?.nakamoto).toBe(3);
  });

  it('is exact about halves beyond the reach of floats', () => {
    const half = 2n ** 62n;
    expect(measure([half, half - 1n, 1n])?.nakamoto).toBe(2);
    expect(measure([half + 1n, half - 1n])?.nakamoto).toBe(1);
  });

  it('knows one holder and equal holders', () => {
    expect(measure([0n, 9n])).toMatchObject({ holders: 1, top1Share: 1, gini: 0, hhi: 1, nakamoto: 1 });
    const equal = measure(Array.from({ length: 50 }, () => 7n));
    expect(equal?.gini).toBeCloseTo(0, 12);
    expect(equal?.hhi).toBeCloseTo(0.02, 12);
    expect(equal?.top10Share).toBeCloseTo(0.2, 12);
  });

  it('takes the largest hundredth of the holders, rounded up', () => {
    const powers = Array.from({ length: 101 }, (_, i) => (i < 2 ? 101n : 1n));
    // Two holders of 101 each, of 301 in all.
    expect(measure(powers)?.top1PercentShare).toBeCloseTo(202 / 301, 12);
  });

  it('has no value while nobody has power', () => {
    expect(measure([0n, 0n])).toBeUndefined();
    expect(measure([])).toBeUndefined();
  });
});
