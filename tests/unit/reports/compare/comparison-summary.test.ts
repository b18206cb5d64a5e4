import { describe, expect, it } from 'vitest';
import { startManifest } from '#reports/artifacts/manifest.ts';
import { compareSides } from '#reports/compare/comparison.ts';
import { outcomeInWords, renderComparisonSummary, shownChanges } from '#reports/compare/comparison-summary.ts';
import { comparedRun, comparedSide, folderComparison, seedsComparison } from '#tests/support/comparison-fixtures.ts';
import { FIXTURE_SPEC, fixtureIdentity } from '#tests/support/run-folder-fixture.ts';

describe('reports/compare/comparison-summary.ts', () => {
  it('fits on one screen: what differs, what changed, which targets are met, how to repeat it', () => {
    const text = renderComparisonSummary(seedsComparison(), 'actsim compare\nx');
    expect(text.split('\n').length).toBeLessThan(40);
    expect(text).toContain('# A: staking.penalty 10% against B: staking.penalty 20%\n');
    expect(text).toContain('| staking.penalty | 10% | 20% |\n| seeds | 42 to 46 | 42 to 46 |\n');
    expect(text).toContain('| program sha256 | abababababab… | abababababab… |');
    expect(text).not.toContain('vulnerable twin');
    expect(text).toContain(
      '| Staked share | 40.00% | 43.00% | +3.00 points (+7.50%) | +1.40 to +4.60 points | 5 of 5 | better |',
    );
    expect(text).toContain(
      '| Gini coefficient | 0.5000 | 0.5000 | 0 | −0.016 to +0.016 | 1 of 5 | no clear difference |',
    );
    expect(text).toContain('| &gt; 40% | met with no seed | met with every seed |');
    expect(text.endsWith('Reproduce with:\n\n    actsim compare x\n')).toBe(true);
  });

  it('has no band for one pair, and says why', () => {
    const text = renderComparisonSummary(folderComparison(), 'actsim');
    expect(text).toContain('> **Warning:** One pair of runs shows no spread');
    expect(text).toContain('| metric at the end | A | B | B − A | in B |\n');
    expect(text).toContain('| &gt; 40% | not met, 40.00% | met, 45.00% |');
  });

  it('leaves the tables out where nothing differs', () => {
    const side = comparedSide('x', [comparedRun(1, ['0.4', '1000', '0.5', '30'])]);
    const text = renderComparisonSummary(compareSides('folders', side, side), 'actsim');
    expect(text).toContain('No difference: all 4 metrics are equal at every tick.');
    expect(text).toContain('| parameters | the same | the same |');
    expect(text).not.toMatch(/metric at the end|target of the plan/);
  });

  it('escapes hostile names', () => {
    const name = '| **x** <script>alert(1)</script>\n# y';
    const hostile = comparedSide('b', [comparedRun(42, ['1', '1', '1', '1'])]);
    const manifest = startManifest(fixtureIdentity({ ...FIXTURE_SPEC, name }));
    const text = renderComparisonSummary(compareSides('folders', hostile, { ...hostile, name, manifest }), 'x');
    expect(text).toContain('\\| \\*\\*x\\*\\* &lt;script&gt;alert(1)&lt;/script&gt; \\# y');
    expect(text).not.toContain('<script');
    expect(text).not.toContain('\n# y');
  });

  it('falls back on exact values where none is shown with its unit', () => {
    const change = { path: 'x', a: '1', b: '2' };
    expect(shownChanges({ shown: [], exact: [change] })).toEqual([change]);
    expect(outcomeInWords({ met: 2, of: 3, figure: undefined })).toBe('met with 2 of 3 seeds');
  });
});
