/** Share of the holders, from the least powerful on, and the share of all power that they have together. */
export interface LorenzPoint {
  readonly holders: number;
  readonly power: number;
}

export interface LorenzCurve {
  readonly points: readonly LorenzPoint[];
  /** 0: all have the same, 1: one has it all. */
  readonly gini: number;
  /** Share of all power that the less powerful half of the holders has. */
  readonly lowerHalf: number;
  /** Share of all power that the most powerful tenth of the holders have. */
  readonly topTenth: number;
}

/** Enough for a picture: evenly spaced holders, and each of the most powerful ones. */
const EVEN_POINTS = 100;
const TOP_POINTS = 20;

/**
 * Curve of Lorenz (1905) over those who have power, and the coefficient of Gini: with powers x_1 <= ... <= x_n,
 * sum((2i - n - 1) x_i) / (n sum(x)). Undefined where nobody has any.
 */
export function lorenzCurve(powers: readonly bigint[]): LorenzCurve | undefined {
  const holders = powers.filter((power) => power > 0n).map(Number);
  const count = holders.length;
  if (count === 0) return undefined;
  holders.sort((a, b) => a - b);
  let total = 0;
  let weighted = 0;
  holders.forEach((power, index) => {
    total += power;
    weighted += (2 * (index + 1) - count - 1) * power;
  });

  const shown = new Set([count]);
  for (let step = 0; step <= EVEN_POINTS; step += 1) shown.add(Math.floor((step * count) / EVEN_POINTS));
  for (let fromTop = 0; fromTop < Math.min(TOP_POINTS, count); fromTop += 1) shown.add(count - fromTop);
  const sums = cumulative(holders);
  const powerOf = (rank: number): number => (sums[rank] ?? 0) / total;
  return {
    points: [...shown].sort((a, b) => a - b).map((rank) => ({ holders: rank / count, power: powerOf(rank) })),
    lowerHalf: (powerOf(Math.floor(count / 2)) + powerOf(Math.ceil(count / 2))) / 2,
    gini: weighted / (count * total),
    topTenth: 1 - powerOf(count - Math.ceil(count / 10)),
  };
}

/** Sums of the first 0, 1, 2 ... values. */
function cumulative(values: readonly number[]): readonly number[] {
  const sums = [0];
  let sum = 0;
  for (const value of values) sums.push((sum += value));
  return sums;
}
