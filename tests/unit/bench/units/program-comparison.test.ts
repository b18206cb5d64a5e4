import { describe, expect, it } from 'vitest';
import { comparePrograms, comparisonPage, type MeasuredProgram } from '../../../../bench/units/program-comparison.ts';

function program(sha256: string, computeUnits: number, ...microseconds: readonly number[]): MeasuredProgram {
  const call = { instruction: 'stake', situation: 'one entry', computeUnits, tokenUnits: 76 };
  return { sha256, bytes: 1_234, rounds: microseconds.map((micros) => [{ ...call, microseconds: micros }]) };
}

describe('the comparison of two programs', () => {
  it('takes the fastest round of each', () => {
    expect(comparePrograms(program('a', 5_261, 33, 32.5, 40), program('b', 2_154, 26, 24.25))).toEqual([
      {
        instruction: 'stake',
        situation: 'one entry',
        unitsBefore: 5_261,
        unitsAfter: 2_154,
        microsBefore: 32.5,
        microsAfter: 24.25,
      },
    ]);
  });

  it('refuses calls that only one of them was measured with', () => {
    expect(() => comparePrograms({ ...program('a', 1, 1), rounds: [[]] }, program('b', 1, 1))).toThrow(
      'stake, one entry: not measured before',
    );
  });

  it('names both programs above the table', () => {
    const page = comparisonPage(program('aaa', 5_261, 33), program('bbb', 2_154, 24));
    expect(page).toContain('- before: 1,234 bytes, sha256 `aaa`');
    expect(page).toMatch(/`stake` +\| +one entry \| +5,261 \| +2,154 \| +33\.0 \| +24\.0 \|/);
  });
});
