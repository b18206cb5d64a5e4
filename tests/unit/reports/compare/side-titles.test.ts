import { describe, expect, it } from 'vitest';
import { shownValue, sideTitles } from '#reports/compare/side-titles.ts';
import { comparedSide, FOUR_DAYS } from '#tests/support/comparison-fixtures.ts';

const NONE = { shown: [], exact: [] };

describe('reports/compare/side-titles.ts', () => {
  it('names sides after the one parameter that differs', () => {
    const change = { path: 'staking.penalty', a: '10.00%', b: undefined };
    expect(sideTitles(comparedSide('x', []), comparedSide('y', []), { shown: [change], exact: [change] })).toEqual({
      a: 'A: staking.penalty 10%',
      b: 'B: staking.penalty not set',
    });
  });

  it('names other scenarios by their names', () => {
    const change = { path: 'horizon', a: '30 days', b: '20 days' };
    const b = comparedSide('y', [], { spec: { ...FOUR_DAYS, name: 'other' } });
    const titles = sideTitles(comparedSide('x', []), b, { shown: [change], exact: [change] });
    expect(titles).toEqual({ a: 'A: x', b: 'B: y' });
  });

  it('names them after the program when nothing else differs', () => {
    const b = comparedSide('y', []);
    const program = { ...b.manifest.program, sha256: '12'.repeat(32) };
    const other = { ...b, manifest: { ...b.manifest, program } };
    expect(sideTitles(comparedSide('x', []), other, NONE)).toEqual({
      a: 'A: program abababab',
      b: 'B: program 12121212',
    });
    const twin = { ...b, manifest: { ...b.manifest, program: { ...program, build: 'vuln-r01' } } };
    expect(sideTitles(comparedSide('x', []), twin, NONE).b).toBe('B: vulnerable twin vuln-r01');
  });

  it('otherwise by their names, cut and without what a terminal would obey', () => {
    const { a, b } = sideTitles(comparedSide('x\u001b[2J', []), comparedSide('y'.repeat(99), []), NONE);
    expect(a).toBe('A: x\ufffd[2J');
    expect(b).toBe(`B: ${'y'.repeat(47)}…`);
  });

  it('shows whole percent as such', () => {
    expect(shownValue('10.00% to 12.50%')).toBe('10% to 12.50%');
  });
});
