import { describe, expect, it } from 'vitest';
import { approximateBanzhaf, exactBanzhaf } from '#sim/metrics/banzhaf.ts';

/** Shares of the players in all power. */
function normalised(powers: Float64Array): readonly number[] {
  const sum = powers.reduce((total, power) => total + power, 0);
  return [...powers].map((power) => power / sum);
}

/** The twelve largest one by one, the rest as normal, for a majority of more than half; and the same exactly. */
function bothWays(descending: readonly number[]) {
  const rest = descending.slice(12);
  const total = descending.reduce((sum, weight) => sum + weight, 0);
  const quota = Math.floor(total / 2) + 1;
  const small = {
    sum: rest.reduce((sum, weight) => sum + weight, 0),
    squares: rest.reduce((sum, weight) => sum + weight ** 2, 0),
    cubes: rest.reduce((sum, weight) => sum + weight ** 3, 0),
  };
  return {
    near: approximateBanzhaf(descending.slice(0, 12), small, quota),
    exact: exactBanzhaf(descending.map(BigInt), BigInt(quota)),
    rest,
  };
}

describe('sim/metrics/banzhaf.ts', () => {
  it('gives the published power of the six in the Council of the European Economic Community of 1958', () => {
    // Weights 4, 4, 4, 2, 2, 1 with quota 12: 10, 10, 10, 6, 6 and 0 swings; Luxembourg never decides.
    const powers = exactBanzhaf([4n, 4n, 4n, 2n, 2n, 1n], 12n);
    expect([...powers]).toEqual([10 / 32, 10 / 32, 10 / 32, 6 / 32, 6 / 32, 0]);
    const shares = normalised(powers);
    for (const [player, swings] of [5, 5, 5, 3, 3, 0].entries()) expect(shares[player]).toBeCloseTo(swings / 21, 14);
  });

  it('gives the published power of a game of four, and of the fifteen in the Council of the European Union of 1995', () => {
    // [4; 3, 2, 1, 1]: 6, 2, 2 and 2 swings.
    expect([...exactBanzhaf([3n, 2n, 1n, 1n], 4n)]).toEqual([6 / 8, 2 / 8, 2 / 8, 2 / 8]);
    const weights = [10, 10, 10, 10, 8, 5, 5, 5, 5, 4, 4, 3, 3, 3, 2];
    const swings = [1_849, 1_849, 1_849, 1_849, 1_531, 973, 973, 973, 973, 793, 793, 595, 595, 595, 375];
    expect([...exactBanzhaf(weights.map(BigInt), 62n)]).toEqual(swings.map((count) => count / 2 ** 14));
  });

  it('gives 49% no more than 1% where 50% needs either', () => {
    expect(normalised(exactBanzhaf([50n, 49n, 1n], 51n))).toEqual([3 / 5, 1 / 5, 1 / 5]);
  });

  it('tells a dictator, and players who must agree', () => {
    expect([...exactBanzhaf([51n, 30n, 19n], 51n)]).toEqual([1, 0, 0]);
    expect([...exactBanzhaf([1n, 1n, 1n], 3n)]).toEqual([0.25, 0.25, 0.25]);
    expect([...exactBanzhaf([7n], 4n)]).toEqual([1]);
  });

  it('decides ties by the last base unit, where a float has no digits left', () => {
    const ounce = 2n ** 61n;
    // Exactly half is no majority: of two equal ones each must agree, and one unit more makes a dictator.
    expect([...exactBanzhaf([ounce, ounce], ounce + 1n)]).toEqual([0.5, 0.5]);
    expect([...exactBanzhaf([ounce + 1n, ounce], ounce + 1n)]).toEqual([1, 0]);
  });

  it('approximates many equal players by the normal density', () => {
    // Penrose: of 2m + 1 equal voters one decides with probability C(2m, m) / 4^m, here with m = 5000.
    let exact = 1;
    for (let pair = 1; pair <= 5_000; pair++) exact *= (2 * pair - 1) / (2 * pair);
    const small = { sum: 9_989, squares: 9_989, cubes: 9_989 };
    const { ofLarge, perSmallUnit, error } = approximateBanzhaf(
      Array.from({ length: 12 }, () => 1),
      small,
      5_000.5,
    );
    for (const power of ofLarge) expect(Math.abs(power / exact - 1)).toBeLessThan(1e-4);
    expect(Math.abs(perSmallUnit / exact - 1)).toBeLessThan(2e-3);
    expect(error).toBeCloseTo((2 * 0.56) / Math.sqrt(9_989), 12);
  });

  it.each([
    ['equal', Array.from({ length: 20 }, () => 1_000)],
    ['Pareto', Array.from({ length: 20 }, (_, rank) => Math.floor(1_000_000 / (rank + 1)))],
    ['flat with two large', [9_000, 7_000, ...Array.from({ length: 18 }, (_, rank) => 1_000 - 13 * rank)]],
    ['steep', Array.from({ length: 20 }, (_, rank) => Math.floor(1_000_000 * 0.8 ** rank))],
  ])('stays within its bound of the exact power of twenty %s holders', (_, weights) => {
    const { near, exact, rest } = bothWays(weights);
    for (let player = 0; player < 12; player++) {
      const off = Math.abs((near.ofLarge[player] as number) - (exact[player] as number));
      expect(off).toBeLessThan(near.error);
      // The bound is a worst case: really it is a tenth of that.
      expect(off).toBeLessThan(0.1 * near.error);
    }
    for (const [position, weight] of rest.entries()) {
      expect(Math.abs(near.perSmallUnit * weight - (exact[12 + position] as number))).toBeLessThan(0.1 * near.error);
    }
  });

  it('bounds no probability by more than 1', () => {
    const one = { sum: 5, squares: 25, cubes: 125 };
    expect(approximateBanzhaf([6, 6], one, 9).error).toBe(1);
  });
});
