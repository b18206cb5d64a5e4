import { describe, expect, it } from 'vitest';
import { compareSides, endOf, requireComparable } from '#reports/compare/comparison.ts';
import { SECONDS_PER_DAY } from '#sim/core/units.ts';
import {
  COMPARED_METRICS,
  comparedRun,
  comparedSide,
  FOUR_DAYS,
  folderComparison,
  seedsComparison,
} from '#tests/support/comparison-fixtures.ts';

const CELLS = ['0.4', '1000', '0.5', '30'];

describe('reports/compare/comparison.ts', () => {
  it('compares the last tick that two runs have', () => {
    const comparison = folderComparison();
    expect(comparison).toMatchObject({ commonTicks: 4, isIdentical: false, onlyInA: [], onlyInB: [] });
    expect(endOf(comparison)).toMatchObject({ year: undefined, tickIndex: 3 });
    expect(endOf(comparison).differences.map(({ verdict }) => verdict)).toEqual([
      'better',
      'higher',
      'worse',
      'unknown',
    ]);
  });

  it('pairs runs by seed', () => {
    const comparison = seedsComparison();
    expect(comparison.pairs).toHaveLength(5);
    const [ratio, circulating, gini, lock] = endOf(comparison).differences;
    // 1, 2, 3, 4, 5 points more; 100 to 140 base units more.
    expect(ratio?.difference).toBeCloseTo(0.03, 12);
    expect(ratio?.band?.p10).toBeCloseTo(0.014, 12);
    expect(ratio?.band?.p90).toBeCloseTo(0.046, 12);
    expect(circulating).toMatchObject({ a: 1000, b: 1120, difference: 120, verdict: 'higher' });
    expect([gini?.verdict, lock?.verdict]).toEqual(['unclear', 'same']);
  });

  it('leaves out seeds that only one side completed', () => {
    const a = comparedSide('a', [comparedRun(1, CELLS), comparedRun(2, CELLS), comparedRun(3, CELLS)]);
    const failed = comparedRun(2, CELLS, { status: 'failed', ticksFinished: 1 });
    const b = comparedSide('b', [comparedRun(1, CELLS), failed, comparedRun(4, CELLS)]);
    const { pairs, commonTicks, isIdentical } = compareSides('seeds', a, b);
    expect(pairs.map((pair) => [pair.a.seed, pair.b.seed])).toEqual([[1, 1]]);
    expect({ commonTicks, isIdentical }).toEqual({ commonTicks: 4, isIdentical: true });
  });

  it('compares the common ticks of runs of which one stopped early, and knows their equality', () => {
    const a = comparedSide('a', [comparedRun(1, CELLS)]);
    const b = comparedSide('b', [
      comparedRun(1, ['0.2', '500', '0.25', '15'], { ticksFinished: 2, status: 'running' }),
    ]);
    const comparison = compareSides('folders', a, b);
    expect(comparison).toMatchObject({ commonTicks: 2, isIdentical: true });
    expect(endOf(comparison).differences.every(({ verdict }) => verdict === 'same')).toBe(true);
  });

  it('knows from hashes whether runs of which few ticks were kept are equal until the end', () => {
    const kept = (digest: string, planned: string): ReturnType<typeof comparedRun> =>
      comparedRun(1, CELLS, {
        digest: planned,
        cellsAt: (tick) => (tick === 3 ? CELLS : undefined),
        digestAt: (tick) => (tick === 3 ? digest : undefined),
      });
    const sameness = (digest: string, metrics = COMPARED_METRICS): readonly boolean[] => {
      const a = comparedSide('a', [kept('first four', 'all five')]);
      const b = comparedSide('b', [kept(digest, 'all four')], { metrics });
      const { isIdentical, isDifferent } = compareSides('seeds', a, b);
      return [isIdentical, isDifferent];
    };
    expect(sameness('first four')).toEqual([true, false]);
    expect(sameness('other four')).toEqual([false, true]);
    // Other columns hash otherwise, whatever the common ones say.
    expect(sameness('other four', COMPARED_METRICS.slice(0, 3))).toEqual([false, false]);
  });

  it('calls runs equal whose common metrics are, though one has more', () => {
    const a = comparedSide('a', [comparedRun(1, CELLS)]);
    const b = comparedSide('b', [comparedRun(1, CELLS.slice(0, 3))], { metrics: COMPARED_METRICS.slice(0, 3) });
    expect(compareSides('folders', a, b)).toMatchObject({ isIdentical: true, isDifferent: false });
  });

  it('compares the metrics that both have in the same unit', () => {
    const [ratio, circulating, gini] = COMPARED_METRICS;
    const other = { ...gini!, unit: 'index' };
    const a = comparedSide('a', [comparedRun(1, CELLS)]);
    const b = comparedSide('b', [comparedRun(1, ['0.6', '0.4', '7'])], { metrics: [circulating!, other, ratio!] });
    const comparison = compareSides('folders', a, b);
    expect(comparison.metrics.map(({ id }) => id)).toEqual(['staking.ratio', 'supply.circulating']);
    expect(endOf(comparison).differences[0]).toMatchObject({ a: 0.4, b: 7n });
    expect(comparison.onlyInA).toEqual(['influence.gini', 'staking.mean_lock_days']);
    expect(comparison.onlyInB).toEqual(['influence.gini']);
  });

  it('compares the ends of years before the end', () => {
    const spec = { ...FOUR_DAYS, tickSeconds: 365 * SECONDS_PER_DAY, horizonTicks: 3 };
    const side = comparedSide('a', [comparedRun(1, CELLS, { ticksFinished: 3 })], { spec });
    const { times } = compareSides('folders', side, side);
    expect(times.map(({ year, tickIndex }) => [year, tickIndex])).toEqual([
      [1, 0],
      [2, 1],
      [undefined, 2],
    ]);
  });

  it('rejects ticks of different lengths, amounts of different decimals, and runs without a tick', () => {
    const a = comparedSide('a', [comparedRun(1, CELLS)]);
    const hourly = comparedSide('b', [comparedRun(1, CELLS)], { spec: { ...FOUR_DAYS, tickSeconds: 3_600 } });
    expect(() => requireComparable(a, hourly)).toThrow(
      'a and b cannot be compared: expected ticks of one length, found 86400 seconds in a, 3600 seconds in b; ' +
        'give both scenarios the same tick',
    );
    const token = { ...FOUR_DAYS.token, decimals: 6 };
    expect(() => requireComparable(a, comparedSide('b', [], { spec: { ...FOUR_DAYS, token } }))).toThrow(
      'expected tokens of the same decimals, found 9 in a, 6 in b',
    );
    const empty = comparedSide('b', [comparedRun(1, CELLS, { ticksFinished: 0 })]);
    expect(() => compareSides('folders', a, empty)).toThrow('expected at least one tick that both finished');
    expect(() => compareSides('seeds', a, comparedSide('b', []))).toThrow('0 finished ticks in b');
  });
});
