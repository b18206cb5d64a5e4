import { describe, expect, it } from 'vitest';
import { compareSides, endOf } from '#reports/compare/comparison.ts';
import { comparisonSentences, keyDifferences } from '#reports/compare/comparison-story.ts';
import { comparedRun, comparedSide, folderComparison, seedsComparison } from '#tests/support/comparison-fixtures.ts';

const CELLS = ['0.4', '1000', '0.5', '30'];

describe('reports/compare/comparison-story.ts', () => {
  it('counts what differs and names what changed most, by the part of the larger figure', () => {
    expect(comparisonSentences(folderComparison())).toEqual([
      'B against A over 4 ticks. 3 of 3 metrics differ at the end: 1 better in B, 1 worse.',
      // 1/9, 1/11, and next to nothing.
      'Key metrics that changed most: Staked share (40.00% to 45.00%, +12.50%), Gini coefficient (0.5000 to 0.5500, ' +
        '+10.00%) and Circulating (9,007,199 ACT to 9,007,199 ACT, +<0.01%).',
      'Targets of the plan met at the end: A 0 of 2, B 1 of 2.',
    ]);
  });

  it('counts over seeds only what is clear', () => {
    const [first, second, third] = comparisonSentences(seedsComparison());
    expect(first).toBe('B against A with the same 5 seeds. 2 of 4 metrics differ at the end: 1 better in B, 0 worse.');
    expect(second).toMatch(
      /^Key metrics that changed most: Circulating .* and Staked share \+3\.00 points \(\+7\.50%\)\.$/,
    );
    expect(third).toBe('Targets of the plan met at the end with every seed: A 0 of 2, B 1 of 2.');
  });

  it('says that equal runs do not differ', () => {
    const side = comparedSide('x', [comparedRun(1, CELLS)]);
    expect(comparisonSentences(compareSides('folders', side, side))).toEqual([
      'B against A over 4 ticks. No difference: all 4 metrics are equal at every tick.',
    ]);
    const seeds = comparedSide('x', [comparedRun(1, CELLS), comparedRun(2, CELLS)]);
    expect(comparisonSentences(compareSides('seeds', seeds, seeds))[0]).toContain(
      'equal at every tick, for every seed',
    );
  });

  it('never calls noise a difference', () => {
    const runs = (...ratios: readonly string[]) =>
      comparedSide(
        'x',
        ratios.map((ratio, seed) => comparedRun(seed, [ratio, '1000', '0.5', '30'])),
      );
    const unclear = compareSides('seeds', runs('0.4', '0.5'), runs('0.5', '0.4'));
    expect(comparisonSentences(unclear)[0]).toContain('No clear difference: for every metric');
    const before = comparedRun(1, CELLS, { digest: 'other', cellsAt: (tick) => (tick === 3 ? CELLS : ['0']) });
    const side = comparedSide('x', [comparedRun(1, CELLS)]);
    expect(comparisonSentences(compareSides('folders', side, comparedSide('y', [before])))[0]).toContain(
      'No difference at the end; the runs differ before it.',
    );
    const unknown = comparedRun(1, CELLS, { digest: 'other', cellsAt: (tick) => (tick === 3 ? CELLS : undefined) });
    expect(comparisonSentences(compareSides('seeds', side, comparedSide('y', [unknown])))[0]).toMatch(
      /No difference at the end\.$/,
    );
  });

  it('has the key metrics with a value, in their own order', () => {
    const { differences } = endOf(folderComparison());
    expect(keyDifferences(differences.toReversed()).map(({ metric }) => metric.id)).toEqual([
      'staking.ratio',
      'staking.mean_lock_days',
      'supply.circulating',
      'influence.gini',
    ]);
    const empty = differences.map((difference) => ({ ...difference, a: undefined, b: undefined }));
    expect(keyDifferences(empty)).toEqual([]);
  });
});
