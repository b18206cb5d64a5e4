import { describe, expect, it } from 'vitest';
import { compareTargets, targetCount } from '#reports/compare/target-comparison.ts';
import { folderComparison, seedsComparison } from '#tests/support/comparison-fixtures.ts';

describe('reports/compare/target-comparison.ts', () => {
  it('tells the figures of one pair, as the report of a run does', () => {
    const targets = compareTargets(folderComparison());
    // Wanted: above 40%, of which A has just 40%; above 30 days, which A has and B does not know.
    expect(targets.map(({ id, a, b }) => [id, a.met, a.figure, b.met, b.figure])).toEqual([
      ['staking_ratio', 0, '40.00%', 1, '45.00%'],
      ['mean_lock', 0, '30 days', 0, 'n/a'],
    ]);
    expect([targetCount(targets, 'a'), targetCount(targets, 'b')]).toEqual(['0 of 2', '1 of 2']);
  });

  it('counts the seeds that meet a target', () => {
    const targets = compareTargets(seedsComparison());
    expect(targets[0]).toMatchObject({
      id: 'staking_ratio',
      a: { met: 0, of: 5, figure: undefined },
      b: { met: 5, of: 5 },
    });
    expect([targetCount(targets, 'a'), targetCount(targets, 'b')]).toEqual(['0 of 2', '1 of 2']);
  });
});
