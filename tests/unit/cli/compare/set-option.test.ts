import { describe, expect, it } from 'vitest';
import { overridesOf } from '../../../../cli/compare/set-option.ts';

describe('cli/compare/set-option.ts', () => {
  it('reads JSON as what it is and everything else as a text', () => {
    const words = ['staking.penalty=20%', 'a.b=3', 'c=true', 'd=null', 'e=[1,2]', 'f="3"', 'g=', 'h=x=y'];
    expect(overridesOf('b-set', words)).toEqual([
      { path: 'staking.penalty', value: '20%' },
      { path: 'a.b', value: 3 },
      { path: 'c', value: true },
      { path: 'd', value: null },
      { path: 'e', value: [1, 2] },
      { path: 'f', value: '3' },
      { path: 'g', value: '' },
      { path: 'h', value: 'x=y' },
    ]);
  });

  it.each(['staking.penalty', '=20%', ''])('rejects %j', (word) => {
    expect(() => overridesOf('a-set', [word])).toThrow(
      `--a-set must be <path>=<value>, as in staking.penalty=20%, found ${JSON.stringify(word)}`,
    );
  });
});
