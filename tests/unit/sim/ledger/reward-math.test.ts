import { describe, expect, it } from 'vitest';
import {
  agedPowerFloor,
  agesReached,
  boostedWeightFloor,
  dayShareFloor,
  forfeitCeil,
  fractionOf,
  lockedWeightFloor,
  penaltyCeil,
  rewardFloor,
  weeklyBudgetCapFloor,
} from '#sim/ledger/reward-math.ts';

describe('sim/ledger/reward-math', () => {
  it('rounds a locked weight down: 333 at 1.5x is 499.5, so 499', () => {
    expect(lockedWeightFloor(333n, 15_000)).toBe(499n);
    expect(lockedWeightFloor(333n, 10_000)).toBe(333n);
  });

  it('rounds a boosted weight down: 499 with 45% is 723.55, so 723', () => {
    expect([boostedWeightFloor(499n, 4_500), boostedWeightFloor(499n, 0)]).toEqual([723n, 499n]);
  });

  it('reaches an age tier on its day, and rounds its power down: 499 at 1.5x is 748.5', () => {
    expect([6, 7, 30, 90, 179, 180].map(agesReached)).toEqual([0, 1, 2, 3, 3, 4]);
    expect([0, 1, 2, 3, 4].map((ages) => agedPowerFloor(499n, ages))).toEqual([499n, 598n, 748n, 998n, 1_497n]);
  });

  it('forfeits at least the share that leaves, and all of it with the last unit', () => {
    expect([forfeitCeil(10n, 1n, 3n), forfeitCeil(10n, 3n, 3n), forfeitCeil(0n, 1n, 3n)]).toEqual([4n, 10n, 0n]);
  });

  it('splits a reward into whole base units and a fraction', () => {
    const reward = (7n << 64n) + 5n;
    expect([rewardFloor(reward), fractionOf(reward)]).toEqual([7n, 5n]);
  });

  it('rounds a penalty up: 10% of 101 is 10.1, so 11', () => {
    expect(penaltyCeil(101n, 1_000)).toBe(11n);
    expect(penaltyCeil(100n, 1_000)).toBe(10n);
    expect(penaltyCeil(1n, 0)).toBe(0n);
  });

  it('makes splitting an exit no cheaper: 3 times 1 unit costs 3, 3 units at once cost 1', () => {
    expect(3n * penaltyCeil(1n, 1_000)).toBe(3n);
    expect(penaltyCeil(3n, 1_000)).toBe(1n);
  });

  it('caps a week at floor(supply * rate * 7 / 365): 1,000,000 * 50% * 7 / 365 is 9,589.04', () => {
    expect(weeklyBudgetCapFloor(1_000_000n, 5_000)).toBe(9_589n);
  });

  it('shares a budget by seven, rounded down', () => {
    expect(dayShareFloor(705n)).toBe(100n);
    expect(dayShareFloor(6n)).toBe(0n);
  });

  it('drops the fraction of a Q64.64 reward', () => {
    expect(rewardFloor((5n << 64n) + ((1n << 64n) - 1n))).toBe(5n);
  });
});
