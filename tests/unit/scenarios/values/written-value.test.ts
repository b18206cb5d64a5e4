import { describe, expect, it } from 'vitest';
import { readWrittenValue } from '#scenarios/values/written-value.ts';

describe('scenarios/values/written-value.ts', () => {
  it.each([
    [0.4, { unit: 'number', value: 0.4 }],
    ['40%', { unit: 'ratio', value: 0.4 }],
    ['-2.5%', { unit: 'ratio', value: -0.025 }],
    ['1.5x', { unit: 'factor', value: 1.5 }],
    ['2w', { unit: 'seconds', value: 1_209_600 }],
    ['1_000.5 ACT', { unit: 'amount', symbol: 'ACT', digits: '1000.5' }],
    ['-7 ACT', { unit: 'amount', symbol: 'ACT', digits: '-7' }],
    ['0.05 USD', { unit: 'amount', symbol: 'USD', digits: '0.05' }],
  ])('reads %j', (value, expected) => {
    expect(readWrittenValue(value)).toStrictEqual(expected);
  });

  it.each(['0.4', '40', 'many', '', '1 act', '--1 ACT', '9'.repeat(70), Number.NaN, Infinity, null, true, [], {}])(
    'rejects %j',
    (value) => {
      expect(readWrittenValue(value)).toBeUndefined();
    },
  );
});
