import { describe, expect, it } from 'vitest';
import { createRngFactory } from '#sim/core/rng.ts';
import { JumpWalk } from '#sim/processes/jump-walk.ts';

const YEAR = 365 * 86_400;

describe('sim/processes/jump-walk.ts', () => {
  it('draws nothing without jumps', () => {
    const rng = createRngFactory(1).stream('', 'price.jumps');
    const walk = new JumpWalk({ jumpsPerYear: 0, jumpMeanBps: -500, jumpDeviationBps: 100 }, YEAR, rng);
    walk.step();
    expect(walk.logarithm).toBe(0);
    expect(rng.nextFloat()).toBe(createRngFactory(1).stream('', 'price.jumps').nextFloat());
  });

  it('makes a Poisson number of jumps a tick', () => {
    // Every jump is exactly -0.05, so the steps count the jumps.
    const rng = createRngFactory(9).stream('', 'price.jumps');
    const walk = new JumpWalk({ jumpsPerYear: 4, jumpMeanBps: -500, jumpDeviationBps: 0 }, YEAR, rng);
    const counts: number[] = [];
    let before = 0;
    for (let year = 0; year < 5_000; year++) {
      walk.step();
      counts.push(Math.round((before - walk.logarithm) / 0.05));
      before = walk.logarithm;
    }
    const mean = counts.reduce((sum, n) => sum + n, 0) / counts.length;
    const variance = counts.reduce((sum, n) => sum + (n - mean) * (n - mean), 0) / counts.length;
    // Four standard errors: sqrt(4 / 5,000) of the mean, sqrt((4 + 2 x 16) / 5,000) of the variance.
    expect(Math.abs(mean - 4)).toBeLessThan(0.114);
    expect(Math.abs(variance - 4)).toBeLessThan(0.34);
    const none = counts.filter((n) => n === 0).length / counts.length;
    expect(Math.abs(none - Math.exp(-4))).toBeLessThan(0.008);
  });

  it('draws the size of each jump', () => {
    const rng = createRngFactory(2).stream('', 'price.jumps');
    const terms = { jumpsPerYear: 1_000, jumpMeanBps: 100, jumpDeviationBps: 1_000 };
    const walk = new JumpWalk(terms, 10 * YEAR, rng);
    walk.step();
    // 10,000 jumps of 0.01 with a deviation of 0.1: 100, and a standard deviation of sqrt(10,000 (0.01 + 0.0001)).
    expect(Math.abs(walk.logarithm - 100)).toBeLessThan(4 * Math.sqrt(101));
  });
});
