import { getAssociatedTokenAddressSync } from '@solana/spl-token';
import { PublicKey } from '@solana/web3.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOnCurve } from '#harness/program/ed25519-point.ts';
import { associatedTokenAddress, findProgramAddress } from '#harness/program/pda.ts';

const bytes32 = fc.uint8Array({ minLength: 32, maxLength: 32 });

describe('harness/program/pda', () => {
  it('finds the addresses and bumps that web3.js finds', () => {
    const seeds = fc.array(fc.uint8Array({ maxLength: 32 }), { maxLength: 5 });
    fc.assert(
      fc.property(seeds, bytes32, (parts, programId) => {
        const [theirs, theirBump] = PublicKey.findProgramAddressSync(parts, new PublicKey(programId));
        const { address, bump } = findProgramAddress(parts, programId);
        expect([Buffer.from(address).toString('hex'), bump]).toEqual([theirs.toBuffer().toString('hex'), theirBump]);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('finds the associated token accounts that the SPL client finds', () => {
    fc.assert(
      fc.property(bytes32, bytes32, (wallet, mint) => {
        const theirs = getAssociatedTokenAddressSync(new PublicKey(mint), new PublicKey(wallet), true);
        expect([...associatedTokenAddress(wallet, mint)]).toEqual([...theirs.toBytes()]);
      }),
      { seed: 2, numRuns: 50 },
    );
  });

  it('tells points of the curve from other bytes as web3.js does', () => {
    fc.assert(
      fc.property(bytes32, (bytes) => {
        expect(isOnCurve(bytes)).toBe(PublicKey.isOnCurve(bytes));
      }),
      { seed: 3, numRuns: 500 },
    );
  });
});
