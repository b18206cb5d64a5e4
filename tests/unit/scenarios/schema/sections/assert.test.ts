import { describe, expect, it } from 'vitest';
import { assertSection } from '#scenarios/schema/sections/assert.ts';

describe('scenarios/schema/sections/assert.ts', () => {
  it('takes statements; they look at the end unless they say otherwise', () => {
    expect(assertSection().parse([{ metric: 'staking.ratio', above: '40%' }])).toEqual([
      { metric: 'staking.ratio', at: 'end', above: '40%' },
    ]);
  });

  it.each([
    { metric: 'Staking' },
    { metric: 'staking.ratio', at: 'never' },
    { metric: 'staking.ratio', from: 'soon' },
    { metric: 'staking.ratio', abov: 1 },
    { attack: 'A B' },
    { attack: 'a', figure: '../x' },
    { metric: 'staking.ratio', message: 'two\nlines' },
    { metric: 'staking.ratio', message: 'x'.repeat(121) },
  ])('rejects %j', (statement) => {
    expect(assertSection().safeParse([statement]).success).toBe(false);
  });

  it('takes 100 statements at most', () => {
    const statements = (count: number) => Array.from({ length: count }, () => ({ metric: 'a.b', above: 1 }));
    expect(assertSection().safeParse(statements(100)).success).toBe(true);
    expect(assertSection().safeParse(statements(101)).success).toBe(false);
  });
});
