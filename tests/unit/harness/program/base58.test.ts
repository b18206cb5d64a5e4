import { describe, expect, it } from 'vitest';
import { decodeAddress, encodeAddress } from '#harness/program/base58.ts';

describe('harness/program/base58', () => {
  it('reads and writes addresses with and without leading zeros', () => {
    const zeros = new Uint8Array(32);
    expect(encodeAddress(zeros)).toBe('1'.repeat(32));
    expect(decodeAddress('1'.repeat(32))).toEqual(zeros);
    const token = decodeAddress('TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA');
    expect(Buffer.from(token ?? []).toString('hex')).toBe(
      '06ddf6e1d765a193d9cbe146ceeb79ac1cb485ed5f5b37913a8cf5857eff00a9',
    );
    expect(encodeAddress(token ?? zeros)).toBe('TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA');
  });

  it.each([
    ['nothing', ''],
    ['31 zero bytes', '1'.repeat(31)],
    ['33 zero bytes', '1'.repeat(33)],
    ['a letter that is not in the alphabet', 'TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5D0'],
    ['a number above 32 bytes', 'z'.repeat(44)],
    ['a short number', 'abc'],
  ])('rejects %s', (_, text) => {
    expect(decodeAddress(text)).toBeUndefined();
  });
});
