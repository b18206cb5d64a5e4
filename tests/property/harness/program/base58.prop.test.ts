import { PublicKey } from '@solana/web3.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeAddress, encodeAddress } from '#harness/program/base58.ts';

const address = fc
  .tuple(fc.nat(31), fc.uint8Array({ minLength: 32, maxLength: 32 }))
  .map(([zeros, bytes]) => bytes.fill(0, 0, zeros));

describe('harness/program/base58', () => {
  it('writes addresses as web3.js does and reads them back', () => {
    fc.assert(
      fc.property(address, (bytes) => {
        const text = encodeAddress(bytes);
        expect(text).toBe(new PublicKey(bytes).toBase58());
        expect(decodeAddress(text)).toEqual(bytes);
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});
