import { normalBell, normalCdf, SQRT_TWO_PI } from '../core/normal-distribution.ts';

/** With so many players or fewer nothing is approximated. */
export const MOST_EXACT_PLAYERS = 14;
/** Of more players, so many of the largest are taken one by one. */
export const LARGE_PLAYERS = 12;
/** Constant of the theorem of Berry and Esseen for summands of different distributions: I. Shevtsova, 2010. */
const BERRY_ESSEEN = 0.56;
/** A weight is split here, so that sums of its halves are exact as floats. */
const HALF_BITS = 30n;
const HALF = 2 ** Number(HALF_BITS);

/** The players who are not taken one by one, by the sums of their weights, of the squares and of the cubes. */
export interface SmallPlayers {
  readonly sum: number;
  readonly squares: number;
  readonly cubes: number;
}

/** How often players decide when every other one says yes or no with probability 1/2, each by itself. */
export interface BanzhafPower {
  /** Probability that each of the given players decides, in their order: the absolute Banzhaf (Penrose) power. */
  readonly ofLarge: Float64Array;
  /** The same for a small player, a unit of weight. */
  readonly perSmallUnit: number;
  /** The true value of `ofLarge` is no farther away. */
  readonly error: number;
}

/** Of a game that is won with a weight of at least `quota`; exact, for at most `MOST_EXACT_PLAYERS`. */
export function exactBanzhaf(weights: readonly bigint[], quota: bigint): Float64Array {
  const high = subsetSums(weights.map((weight) => Number(weight >> HALF_BITS)));
  const low = subsetSums(weights.map((weight) => Number(weight & (BigInt(HALF) - 1n))));
  const quotaHigh = Number(quota >> HALF_BITS);
  const quotaLow = Number(quota & (BigInt(HALF) - 1n));
  for (let coalition = 0; coalition < high.length; coalition++) {
    // The sign is exact: where the product is rounded, the low half is too small to turn it.
    const above = ((high[coalition] as number) - quotaHigh) * HALF + ((low[coalition] as number) - quotaLow);
    high[coalition] = above >= 0 ? 1 : 0;
  }
  return decisiveness(high, weights.length);
}

/**
 * All coalitions of the large players are enumerated; what the small ones add to each is taken for normal, with half
 * their sum as its mean and a quarter of their squares as its variance. A small player decides in proportion to its
 * weight, by the density at the quota averaged over the coalitions. Every probability of winning is off by at most
 * 0.56 x sum(|w/2|^3) / sum(w^2/4)^(3/2) (Berry and Esseen), so a difference of two by at most twice as much.
 */
export function approximateBanzhaf(large: readonly number[], small: SmallPlayers, quota: number): BanzhafPower {
  const deviation = Math.sqrt(small.squares) / 2;
  const wins = subsetSums(large);
  const missing = quota - small.sum / 2;
  let bells = 0;
  for (let coalition = 0; coalition < wins.length; coalition++) {
    const z = ((wins[coalition] as number) - missing) / deviation;
    const bell = normalBell(z);
    bells += bell;
    wins[coalition] = normalCdf(z, bell);
  }
  const bound = 2 * BERRY_ESSEEN * (small.cubes / (small.squares * Math.sqrt(small.squares)));
  return {
    perSmallUnit: bells / wins.length / (SQRT_TWO_PI * deviation),
    ofLarge: decisiveness(wins, large.length),
    error: Math.min(1, bound),
  };
}

/** Weight of each coalition; bit i of its index is player i. */
function subsetSums(weights: readonly number[]): Float64Array {
  const sums = new Float64Array(2 ** weights.length);
  let known = 1;
  for (const weight of weights) {
    for (let coalition = 0; coalition < known; coalition++) {
      sums[known + coalition] = (sums[coalition] as number) + weight;
    }
    known *= 2;
  }
  return sums;
}

/** What each player adds to the probability of winning, on average over the coalitions of the others. Uses up `wins`. */
function decisiveness(wins: Float64Array, players: number): Float64Array {
  const powers = new Float64Array(players);
  let coalitions = wins.length;
  for (let player = 0; player < players; player++) {
    coalitions /= 2;
    let swings = 0;
    for (let others = 0; others < coalitions; others++) {
      const without = wins[2 * others] as number;
      const withPlayer = wins[2 * others + 1] as number;
      swings += withPlayer - without;
      // With and without the player together: what is left is a table of the others.
      wins[others] = without + withPlayer;
    }
    powers[player] = swings / (wins.length / 2);
  }
  return powers;
}
