/** How unequally voting power is spread over the holders that have any. Shares are of 1. */
export interface Concentration {
  readonly holders: number;
  readonly top1Share: number;
  readonly top10Share: number;
  /** Share of the largest hundredth of the holders, rounded up to at least one. */
  readonly top1PercentShare: number;
  /** Share of the whales' cohorts. */
  readonly whaleShare: number;
  /** 0 when all have the same, toward 1 when one has everything. */
  readonly gini: number;
  /** Sum of squared shares: 1 / holders to 1. */
  readonly hhi: number;
  /** Fewest holders with more than half of the power. */
  readonly nakamoto: number;
}

/**
 * Measures a list of powers; `scratch` has the same length and is overwritten. Sums and the comparison with half are
 * exact, Gini and HHI are floats. Undefined when no power is above 0.
 * Gini = 2 sum(i x_i) / (n sum(x)) - (n + 1) / n over x ascending, i from 1.
 */
export function measureConcentration(
  powers: BigUint64Array,
  whalePower: bigint,
  totalPower: bigint,
  scratch: BigUint64Array,
): Concentration | undefined {
  if (totalPower === 0n) return undefined;
  scratch.set(powers);
  scratch.sort();
  let first = 0;
  while (scratch[first] === 0n) first++;
  const holders = scratch.length - first;
  const total = Number(totalPower);
  let rankSum = 0;
  let hhi = 0;
  for (let position = first; position < scratch.length; position++) {
    const share = Number(scratch[position]) / total;
    rankSum += (position - first + 1) * share;
    hhi += share * share;
  }
  return {
    holders,
    top1Share: Number(sumOfTop(scratch, 1)) / total,
    top10Share: Number(sumOfTop(scratch, 10)) / total,
    top1PercentShare: Number(sumOfTop(scratch, Math.ceil(holders / 100))) / total,
    whaleShare: Number(whalePower) / total,
    gini: (2 * rankSum - holders - 1) / holders,
    hhi,
    nakamoto: holdersOfMajority(scratch, totalPower),
  };
}

function sumOfTop(ascending: BigUint64Array, count: number): bigint {
  let sum = 0n;
  for (let i = Math.max(0, ascending.length - count); i < ascending.length; i++) sum += ascending[i] as bigint;
  return sum;
}

function holdersOfMajority(ascending: BigUint64Array, totalPower: bigint): number {
  let sum = 0n;
  let count = 0;
  while (2n * sum <= totalPower) {
    count++;
    sum += ascending[ascending.length - count] as bigint;
  }
  return count;
}
