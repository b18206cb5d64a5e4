import { describe, expect, it } from 'vitest';
import { compareSides } from '#reports/compare/comparison.ts';
import { seedsOf, sideFacts } from '#reports/compare/side-facts.ts';
import { comparedRun, comparedSide, folderComparison, seedsComparison } from '#tests/support/comparison-fixtures.ts';

describe('reports/compare/side-facts.ts', () => {
  it('tells what results depend on, and leaves out what neither side has', () => {
    const items = sideFacts(folderComparison()).map(({ item }) => item);
    expect(items).toEqual([
      'Run',
      'Scenario file',
      'Scenario sha256',
      'Seeds',
      'Engine',
      'Program sha256',
      'Program IDL sha256',
      'actsim',
      'package-lock.json sha256',
    ]);
  });

  it('tells overrides, modules and builds of either side', () => {
    const a = comparedSide('a', [comparedRun(1, ['1'])]);
    const b = {
      ...a,
      name: 'b',
      programDir: 'build/next',
      manifest: {
        ...a.manifest,
        overrides: { 'staking.penalty': '20%' },
        policies: [{ file: 'mine.ts', sha256: 'ab', kinds: [] }],
        packageLockSha256: null,
      },
    };
    const facts = sideFacts(compareSides('seeds', a, b));
    const fact = (item: string) => facts.find((one) => one.item === item);
    expect(fact('Overrides')).toEqual({ item: 'Overrides', a: 'none', b: 'staking.penalty = "20%"' });
    expect(fact('Policy modules')?.b).toBe('mine.ts (ab)');
    expect(fact('Program')).toEqual({ item: 'Program', a: 'of this package', b: 'build/next' });
    expect(fact('package-lock.json sha256')?.b).toBe('not installed');
  });

  it('names a vulnerable twin', () => {
    const a = comparedSide('a', [comparedRun(1, ['1'])]);
    const program = { ...a.manifest.program, build: 'vuln-r01' };
    const facts = sideFacts(compareSides('seeds', a, { ...a, manifest: { ...a.manifest, program } }));
    expect(facts.find(({ item }) => item === 'Program')).toEqual({
      item: 'Program',
      a: 'of this package',
      b: 'vulnerable twin vuln-r01',
    });
  });

  it('names seeds as a range', () => {
    expect(seedsOf(seedsComparison().a)).toBe('42 to 46');
    expect(seedsOf(comparedSide('x', [comparedRun(7, [])]))).toBe('7');
    expect(seedsOf(comparedSide('x', []))).toBe('none');
  });
});
