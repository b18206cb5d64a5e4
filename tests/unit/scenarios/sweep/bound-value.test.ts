import { describe, expect, it } from 'vitest';
import { readBoundValue } from '#scenarios/sweep/bound-value.ts';

describe('scenarios/sweep/bound-value.ts', () => {
  it.each([
    [0.4, { unit: 'number', value: 0.4 }],
    ['40%', { unit: 'ratio', value: 0.4 }],
    ['-2.5%', { unit: 'ratio', value: -0.025 }],
    ['1.5x', { unit: 'factor', value: 1.5 }],
    ['2w', { unit: 'seconds', value: 1_209_600 }],
    ['1_000.5 ACT', { unit: 'amount', symbol: 'ACT', value: 1_000.5 }],
    ['0.05 USD', { unit: 'amount', symbol: 'USD', value: 0.05 }],
  ])('reads %j', (value, expected) => {
    expect(readBoundValue(value)).toStrictEqual(expected);
  });

  it.each(['0.4', '40', 'many', '', '1 act', '9'.repeat(70), Number.NaN, Infinity, null, true, [], {}])(
    'rejects %j',
    (value) => {
      expect(readBoundValue(value)).toBeUndefined();
    },
  );
});
