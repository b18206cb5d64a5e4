import { describe, expect, it } from 'vitest';
import { lorenzCurve } from '#reports/charts/lorenz-curve.ts';

describe('reports/charts/lorenz-curve', () => {
  it('runs from nothing to all, below equality', () => {
    // Powers 1, 2, 3, 4: the poorer half has 3 of 10. Gini = (-3 + -2 + 3 + 12) / (4 x 10) = 1/4.
    const curve = lorenzCurve([4n, 2n, 1n, 3n, 0n])!;
    expect(curve.points).toEqual([
      { holders: 0, power: 0 },
      { holders: 0.25, power: 0.1 },
      { holders: 0.5, power: 0.3 },
      { holders: 0.75, power: 0.6 },
      { holders: 1, power: 1 },
    ]);
    expect(curve.gini).toBeCloseTo(0.25, 12);
    expect(curve.lowerHalf).toBeCloseTo(0.3, 12);
    expect(curve.topTenth).toBeCloseTo(0.4, 12);
  });

  it('is 0 where all have the same, and for one holder', () => {
    expect(lorenzCurve([7n, 7n, 7n])?.gini).toBe(0);
    expect(lorenzCurve([7n])).toMatchObject({ gini: 0, topTenth: 1 });
  });

  it('keeps few points of many holders, and the most powerful ones', () => {
    const curve = lorenzCurve(Array.from({ length: 10_000 }, (_, index) => BigInt(index + 1) ** 3n))!;
    expect(curve.points.length).toBeLessThan(130);
    expect(curve.points.at(-2)?.holders).toBe(0.9999);
    expect(curve.points.every(({ holders, power }) => power <= holders)).toBe(true);
    // Of x^3 on [0, 1]: 1 - 2 x integral of x^4 = 3/5.
    expect(curve.gini).toBeCloseTo(0.6, 3);
  });

  it('is not there while nobody has power', () => {
    expect(lorenzCurve([0n])).toBeUndefined();
    expect(lorenzCurve([])).toBeUndefined();
  });
});
