import { describe, expect, it } from 'vitest';
import { compareSides, endOf } from '#reports/compare/comparison.ts';
import { comparisonSentences, keyDifferences } from '#reports/compare/comparison-story.ts';
import { comparedRun, comparedSide, folderComparison, seedsComparison } from '#tests/support/comparison-fixtures.ts';

const CELLS = ['0.4', '1000', '0.5', '30'];

describe('reports/compare/comparison-story.ts', () => {
  it('says which side is better by the key metrics, and names what changed most either way', () => {
    expect(comparisonSentences(folderComparison())).toEqual([
      'B against A over 4 ticks. Each side is better in something: of 3 key metrics at the end 1 is better in B, 1 is worse; 1 differs, neither good nor bad.',
      'Better in B: Staked share (40.00% to 45.00%, +12.50%).',
      'Worse in B: Gini coefficient (0.5000 to 0.5500, +10.00%).',
      'Neither good nor bad: Circulating (9,007,199 ACT to 9,007,199 ACT, +<0.01%).',
      'Targets of the plan met at the end: A 0 of 2, B 1 of 2.',
      'Of all 3 metrics 3 differ at the end: 1 better in B, 1 worse, 1 neither.',
    ]);
  });

  it('counts over seeds only what is clear, and says how many agree', () => {
    expect(comparisonSentences(seedsComparison())).toEqual([
      'B against A with the same 5 seeds. B is better: of 4 key metrics at the end 1 is better in B, none is worse; 1 differs, neither good nor bad; ' +
        '2 do not clearly differ.',
      'Better in B: Staked share +3.00 points (+7.50%), in 5 of 5 seeds.',
      expect.stringMatching(/^Neither good nor bad: Circulating \+.*, in 5 of 5 seeds\.$/),
      'Targets of the plan met at the end with every seed: A 0 of 2, B 1 of 2.',
      'Of all 4 metrics 2 differ at the end: 1 better in B, 0 worse, 1 neither.',
    ]);
  });

  it('names A where B is worse, and neither where nothing has a direction', () => {
    const said = (cells: readonly string[]): string | undefined => {
      const a = comparedSide('x', [comparedRun(1, CELLS)]);
      return comparisonSentences(compareSides('folders', a, comparedSide('y', [comparedRun(1, cells)])))[0];
    };
    expect(said(['0.3', '1000', '0.5', '30'])).toContain(
      'A is better: of 4 key metrics at the end 1 is worse in B, none',
    );
    expect(said(['0.4', '1001', '0.5', '30'])).toContain('Neither side is better: of 4 key metrics at the end none is');
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
    expect(comparisonSentences(unclear)[0]).toContain('No clear difference in any metric');
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
