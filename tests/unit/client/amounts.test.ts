import { describe, expect, it } from 'vitest';
import { i64, u64 } from '#client/amounts.ts';

describe('client/amounts', () => {
  it('keeps every bit of the largest numbers', () => {
    expect(u64(2n ** 64n - 1n).toString()).toBe('18446744073709551615');
    expect(i64(-(2n ** 63n)).toString()).toBe('-9223372036854775808');
    expect(i64(2n ** 63n - 1n).toString()).toBe('9223372036854775807');
  });

  it('rejects what does not fit', () => {
    expect(() => u64(-1n)).toThrow(RangeError);
    expect(() => u64(2n ** 64n)).toThrow(RangeError);
    expect(() => i64(2n ** 63n)).toThrow(RangeError);
  });
});
