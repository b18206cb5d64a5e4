import type { Measurement } from './measurement.ts';

/** How a quantity grows: as the `exponent`-th power of another. 1 is linear. */
export interface Growth {
  readonly along: 'agents' | 'years';
  /** Value of the other of the two. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly runExponent: number;
  readonly bareExponent: number;
  readonly actionsExponent: number;
  /** Peak memory at `to` by that at `from`. */
  readonly rssRatio: number;
}

/**
 * Exponent b of y = a x^b through points, by least squares on their logarithms: noise of a time is a share of it.
 * Throws `RangeError` for fewer than two different x.
 */
export function powerExponent(points: readonly (readonly [x: number, y: number])[]): number {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)] as const);
  const mean = (pick: 0 | 1): number => logs.reduce((sum, point) => sum + point[pick], 0) / logs.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  const squares = logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  if (squares === 0) throw new RangeError('a fit takes points of different x');
  return logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / squares;
}

/** Growth with agents for each horizon and with the horizon for each number of agents, where several were measured. */
export function growthOf(runs: readonly Measurement[]): readonly Growth[] {
  const litesvm = runs.filter(({ engine }) => engine === 'litesvm');
  return [...growthAlong('agents', 'years', litesvm), ...growthAlong('years', 'agents', litesvm)];
}

function growthAlong(along: Growth['along'], held: Growth['along'], runs: readonly Measurement[]): readonly Growth[] {
  const values = [...new Set(runs.map((run) => run[held]))].sort((a, b) => a - b);
  return values.flatMap((at) => {
    const series = runs.filter((run) => run[held] === at).sort((a, b) => a[along] - b[along]);
    const [first, last] = [series[0], series.at(-1)];
    if (first === undefined || last === undefined || first === last) return [];
    const exponent = (quantity: (run: Measurement) => number): number =>
      powerExponent(series.map((run) => [run[along], quantity(run)]));
    return {
      along,
      at,
      from: first[along],
      to: last[along],
      runExponent: exponent(({ run }) => run.seconds),
      bareExponent: exponent(({ run }) => run.floorSeconds ?? Number.NaN),
      actionsExponent: exponent(({ actions }) => actions),
      rssRatio: last.peakRssBytes / first.peakRssBytes,
    };
  });
}
