import { describe, expect, it } from 'vitest';
import { normalBell, normalCdf, SQRT_TWO_PI } from '#sim/core/normal-distribution.ts';
import { normalQuantile } from '#sim/core/normal-quantile.ts';

describe('sim/core/normal-distribution.ts', () => {
  it('gives the values of the tables', () => {
    // Abramowitz and Stegun, table 26.1.
    const table = [
      [0, 0.5],
      [0.5, 0.691_462_461_274_013],
      [1, 0.841_344_746_068_543],
      [1.96, 0.975_002_104_851_78],
      [3, 0.998_650_101_968_37],
    ] as const;
    for (const [z, probability] of table) {
      expect(Math.abs(normalCdf(z) - probability)).toBeLessThan(2e-15);
      expect(Math.abs(normalCdf(-z) - (1 - probability))).toBeLessThan(2e-15);
    }
  });

  it('keeps its digits in the lower tail', () => {
    const tail = [
      [-3, 1.349_898_031_630_095e-3],
      [-6, 9.865_876_450_376_98e-10],
      [-8, 6.220_960_574_271_786e-16],
      [-10, 7.619_853_024_160_525e-24],
      [-20, 2.753_624_118_606_234e-89],
    ] as const;
    for (const [z, probability] of tail) expect(Math.abs(normalCdf(z) / probability - 1)).toBeLessThan(1e-8);
    expect([normalCdf(-38), normalCdf(38)]).toEqual([0, 1]);
  });

  it('turns back what the quantile gives', () => {
    for (let i = 1; i < 1_000; i++) {
      expect(Math.abs(normalCdf(normalQuantile(i / 1_000)) - i / 1_000)).toBeLessThan(1e-15);
    }
  });

  it('takes the bell as given', () => {
    expect(normalCdf(-1.5, normalBell(-1.5))).toBe(normalCdf(-1.5));
    // Density at 0.
    expect(normalBell(0) / SQRT_TWO_PI).toBeCloseTo(0.398_942_280_401_432_7, 15);
  });
});
