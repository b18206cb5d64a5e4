import { describe, expect, it } from 'vitest';
import { checkedI64, checkedU64, checkedUint } from '#harness/program/number-ranges.ts';

describe('harness/program/number-ranges', () => {
  it('passes on what fits', () => {
    expect([checkedU64('a', 0n), checkedU64('a', 2n ** 64n - 1n)]).toEqual([0n, 2n ** 64n - 1n]);
    expect([checkedI64('a', -(2n ** 63n)), checkedI64('a', 2n ** 63n - 1n)]).toEqual([-(2n ** 63n), 2n ** 63n - 1n]);
    expect([checkedUint('a', 0, 7), checkedUint('a', 7, 7)]).toEqual([0, 7]);
  });

  it.each([
    ['a u64 below zero', () => checkedU64('fee', -1n), '0 to 18446744073709551615', '-1'],
    ['a u64 too large', () => checkedU64('fee', 2n ** 64n), '0 to 18446744073709551615', '18446744073709551616'],
    [
      'an i64 too large',
      () => checkedI64('fee', 2n ** 63n),
      '-9223372036854775808 to 9223372036854775807',
      '9223372036854775808',
    ],
    ['a number too large', () => checkedUint('fee', 8, 7), '0 to 7', '8'],
    ['a fraction', () => checkedUint('fee', 0.5, 7), '0 to 7', '0.5'],
    ['no number', () => checkedUint('fee', Number.NaN, 7), '0 to 7', 'NaN'],
  ])('rejects %s by the name of what it is', (_, call, expected, found) => {
    const context = { what: 'fee', expected, found };
    expect(call).toThrow(expect.objectContaining({ code: 'CORE__VALUE_OUT_OF_RANGE', context }));
  });
});
