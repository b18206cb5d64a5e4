import { describe, expect, it } from 'vitest';
import { folderFor, sideName } from '../../../../cli/compare/side-names.ts';

describe('cli/compare/side-names.ts', () => {
  it('says what sets a side apart', () => {
    const plain = { scenario: 'first-year', overrides: [], programDir: undefined, build: undefined };
    expect(sideName(plain)).toBe('first-year');
    const overrides = [
      { path: 'staking.penalty', value: '20%' },
      { path: 'rewards.inflation', value: [1, 2] },
    ];
    expect(sideName({ ...plain, overrides, programDir: 'build/next/' })).toBe(
      'first-year with staking.penalty=20%, rewards.inflation=[1,2], program next',
    );
    expect(sideName({ ...plain, build: 'vuln-r01' })).toBe('first-year with vuln-r01');
  });

  it.each([
    ['first-year', 'first-year with staking.penalty=20%', 'runs/compare-first-year-staking.penalty-20'],
    ['Run 1', '../evil', 'runs/compare-run-1-evil'],
    ['a', 'x'.repeat(99), `runs/compare-a-${'x'.repeat(78)}`],
    ['a'.repeat(79), 'b', `runs/compare-${'a'.repeat(79)}`],
  ])('makes a folder of %s and %s', (a, b, folder) => {
    expect(folderFor(a, b)).toBe(folder);
  });
});
