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
 * Measures powers above 0, given in ascending order: exact, and as floats (`amounts`). Sums and the comparison with half
 * are exact, Gini and HHI are floats. Undefined when there is no power.
 * Gini = 2 sum(i x_i) / (n sum(x)) - (n + 1) / n over x ascending, i from 1.
 */
export function measureConcentration(
  powers: BigUint64Array,
  amounts: Float64Array,
  whalePower: bigint,
  totalPower: bigint,
): Concentration | undefined {
  if (totalPower === 0n) return undefined;
  const total = Number(totalPower);
  const holders = amounts.length;
  let rankSum = 0;
  let hhi = 0;
  for (let position = 0; position < holders; position++) {
    const share = (amounts[position] as number) / total;
    rankSum += (position + 1) * share;
    hhi += share * share;
  }
  return {
    holders,
    top1Share: Number(sumOfTop(powers, 1)) / total,
    top10Share: Number(sumOfTop(powers, 10)) / total,
    top1PercentShare: Number(sumOfTop(powers, Math.ceil(holders / 100))) / total,
    whaleShare: Number(whalePower) / total,
    gini: (2 * rankSum - holders - 1) / holders,
    hhi,
    nakamoto: holdersOfMajority(powers, totalPower),
  };
}

function sumOfTop(ascending: BigUint64Array, count: number): bigint {
  let sum = 0n;
  for (let i = Math.max(0, ascending.length - count); i < ascending.length; i++) sum += ascending[i] as bigint;
  return sum;
}

function holdersOfMajority(ascending: BigUint64Array, totalPower: bigint): number {
  const half = totalPower / 2n;
  let sum = 0n;
  let count = 0;
  while (sum <= half) {
    count++;
    sum += ascending[ascending.length - count] as bigint;
  }
  return count;
}
