import { AccountLayout, MintLayout } from '@solana/spl-token';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeMintSupply, decodeTokenBalance } from '#harness/program/accounts/token-account.ts';

describe('harness/program/accounts/token-account', () => {
  it('reads balances and supplies where the SPL client has them', () => {
    const token = fc.uint8Array({ minLength: AccountLayout.span, maxLength: AccountLayout.span });
    const mint = fc.uint8Array({ minLength: MintLayout.span, maxLength: MintLayout.span });
    fc.assert(
      fc.property(token, mint, (tokenBytes, mintBytes) => {
        expect(decodeTokenBalance(tokenBytes)).toBe(AccountLayout.decode(tokenBytes).amount);
        expect(decodeMintSupply(mintBytes)).toBe(MintLayout.decode(mintBytes).supply);
      }),
      { seed: 3, numRuns: 40 },
    );
  });
});
