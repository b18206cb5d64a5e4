import { describe, expect, it } from 'vitest';
import { compareSides } from '#reports/compare/comparison.ts';
import { startComparisonManifest } from '#reports/compare/comparison-manifest.ts';
import type { FinishedComparison } from '#reports/index.ts';
import { comparedRun, comparedSide, folderComparison, seedsComparison } from '#tests/support/comparison-fixtures.ts';
import { comparisonOutcome } from '../../../../cli/compare/compare-outcome.ts';

function finished(comparison: FinishedComparison['comparison']): FinishedComparison {
  const identity = { actsimVersion: '0.1.0', kind: 'folders', command: 'actsim compare' } as const;
  return {
    folder: 'runs/x',
    comparison,
    manifest: { ...startComparisonManifest(identity), resultsDigest: 'ab' },
    report: { htmlFile: 'runs/x/compare.html', markdownFile: 'runs/x/compare.md', markdown: '' },
  };
}

describe('cli/compare/compare-outcome.ts', () => {
  it('fits on one screen, in columns that line up', () => {
    const lines = comparisonOutcome(finished(folderComparison())).split('\n');
    expect(lines.slice(0, 2)).toEqual(['A: staking.penalty 10%', 'B: staking.penalty 20%']);
    const table = lines.slice(lines.findIndex((line) => line.startsWith('metric at the end')));
    expect(table.slice(0, 3)).toEqual([
      'metric at the end              A              B                       B − A  in B',
      'Staked share              40.00%         45.00%      +5.00 points (+12.50%)  better',
      'Mean lock                30 days            n/a                         n/a  only A has a value',
    ]);
    expect(lines).toContain('results digest: ab');
    expect(lines.at(-2)).toBe('report: runs/x/compare.html');
    expect(lines.length).toBeLessThan(30);
  });

  it('says how to read figures over seeds', () => {
    const text = comparisonOutcome(finished(seedsComparison()));
    expect(text).toContain('\nA and B are medians of the seeds; B − A and its band');
    expect(comparisonOutcome(finished(folderComparison()))).not.toContain('medians of the seeds');
  });

  it('says first what makes the answer another one', () => {
    const broken = [{ invariant: 'I05', tickIndex: 2, breaches: 1, where: 'rewards', expected: '1', found: '2' }];
    const b = comparedSide('b', [comparedRun(42, ['0.5', '1000', '0.5', '30'], { broken })]);
    const lines = comparisonOutcome(
      finished(compareSides('folders', comparedSide('a', [comparedRun(42, ['0.4', '1', '1', '1'])]), b)),
    );
    const [error, answer, warning] = ['\nerror: Invariants broke in', '\nB against A', '\nwarning: '].map((text) =>
      lines.indexOf(text),
    );
    expect(error).toBeGreaterThan(0);
    expect(answer).toBeGreaterThan(error ?? 0);
    expect(warning).toBeGreaterThan(answer ?? 0);
  });

  it('shows no control character of a name on a terminal', () => {
    const text = comparisonOutcome({ ...finished(folderComparison()), folder: 'runs/\u001b[31mx' });
    expect(text).toContain('comparison folder: runs/\ufffd[31mx');
    expect(text).not.toContain('\u001b');
  });

  it('has no table where nothing differs', () => {
    const side = comparedSide('x', [comparedRun(1, ['0.4', '1000', '0.5', '30'])]);
    const text = comparisonOutcome(finished(compareSides('folders', side, side)));
    expect(text).toContain('No difference: all 4 metrics');
    expect(text).not.toContain('metric at the end');
  });
});
