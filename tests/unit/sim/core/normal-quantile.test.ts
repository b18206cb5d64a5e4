import { describe, expect, it } from 'vitest';
import { normalQuantile } from '#sim/core/normal-quantile.ts';

describe('sim/core/normal-quantile.ts', () => {
  it.each([
    // Values of R's qnorm, in the centre, on the flanks and in the tails.
    [0.5, 0],
    [0.6, 0.253_347_103_135_799_8],
    [0.075, -1.439_531_470_938_455_7],
    [0.001, -3.090_232_306_167_813],
    [1e-20, -9.262_340_089_798_405],
    [1e-300, -37.047_096_299_361_2],
    [0.975, 1.959_963_984_540_054],
  ])('is %f below its value', (probability, expected) => {
    expect(normalQuantile(probability)).toBeCloseTo(expected, 14);
  });

  it('is symmetric, and rises over the borders of its three parts', () => {
    const probabilities = [1e-30, 1e-12, 1.388e-11, 1.389e-11, 0.01, 0.074_999_9, 0.075, 0.075_000_1, 0.3, 0.5];
    const values = probabilities.map(normalQuantile);
    expect(values).toStrictEqual([...values].sort((a, b) => a - b));
    expect(normalQuantile(0.25)).toBe(-normalQuantile(0.75));
  });

  it('has no end', () => {
    expect([0, -1, 1, 2].map(normalQuantile)).toStrictEqual([-Infinity, -Infinity, Infinity, Infinity]);
  });
});
