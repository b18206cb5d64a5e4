import { describe, expect, it } from 'vitest';
import { compareSides } from '#reports/compare/comparison.ts';
import { comparisonColumns, differenceRows, runRows } from '#reports/compare/comparison-tables.ts';
import { comparedRun, comparedSide, folderComparison, seedsComparison } from '#tests/support/comparison-fixtures.ts';

describe('reports/compare/comparison-tables.ts', () => {
  it('has a row a metric, exact for one pair', () => {
    const [header, ratio, circulating, , lock] = differenceRows(folderComparison());
    expect(header?.join()).toBe('time,tick,metric,unit,better,a,b,difference,relative,p10,p90,agreeing,seeds,verdict');
    expect(ratio?.slice(0, 7)).toEqual(['end', 3, 'staking.ratio', 'ratio', 'higher', 0.4, 0.45]);
    expect(circulating?.slice(5, 8)).toEqual([9007199254740993n, 9007199254740996n, 3n]);
    expect(lock?.slice(5)).toEqual([30n, undefined, undefined, ...Array(5).fill(undefined), 'unknown']);
  });

  it('has the band over seeds', () => {
    const [, , circulating] = differenceRows(seedsComparison());
    expect(circulating).toEqual([
      'end',
      3,
      'supply.circulating',
      'base_units',
      'neither',
      1000,
      1120,
      120,
      0.12,
      104,
      136,
      5,
      5,
      'higher',
    ]);
  });

  it('has a row a run with the common metrics at the common end', () => {
    const failure = { code: 'CHAIN__FAILED', message: 'no' };
    const a = comparedSide('a', [comparedRun(1, ['0.4', '1000', '0.5', '30'])]);
    const failed = comparedRun(2, [], {
      status: 'failed',
      ticksFinished: 0,
      failure,
      digest: 'd',
      broken: [
        { invariant: 'I05', tickIndex: 8, breaches: 3, where: '', expected: '', found: '' },
        { invariant: 'I06', tickIndex: 9, breaches: 1, where: '', expected: '', found: '' },
      ],
      vacuousKinds: ['x'],
    });
    const b = comparedSide('b', [comparedRun(1, ['0.5', '1', '1', '1']), failed]);
    const [header, ofA, , broken] = runRows(compareSides('seeds', a, b));
    expect(header?.join()).toMatch(/^side,seed,status,ticks,digest,failure,broken,vacuous,staking\.ratio,/);
    expect(ofA?.slice(0, 4)).toEqual(['a', 1, 'completed', 4]);
    expect(ofA?.slice(8)).toEqual(['0.4', '1000', '0.5', '30']);
    expect(broken).toEqual([
      'b',
      2,
      'failed',
      0,
      'd',
      'CHAIN__FAILED: no',
      'I05@8 I06@9',
      'x',
      ...Array(4).fill(undefined),
    ]);
  });

  it('describes every column, metrics without their functions', () => {
    const comparison = folderComparison();
    const metrics = comparison.metrics.map((metric) => ({ ...metric, source: 's', compute: () => 0 }));
    const columns = comparisonColumns({ metrics });
    expect(columns['differences.csv']?.map(({ id }) => id)).toEqual(differenceRows(comparison)[0]);
    expect(columns['runs.csv']?.map(({ id }) => id)).toEqual(runRows(comparison)[0]);
    expect(columns['runs.csv']?.at(-1)).toEqual({ ...comparison.metrics.at(-1), source: 's' });
  });
});
