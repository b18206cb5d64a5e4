import { describe, expect, it } from 'vitest';
import { decodeMintSupply, decodeTokenBalance } from '#harness/program/accounts/token-account.ts';

describe('harness/program/accounts/token-account', () => {
  it('reads balance and supply where the token program has them', () => {
    const account = new Uint8Array(165);
    account[64] = 7;
    expect(decodeTokenBalance(account)).toBe(7n);
    const mint = new Uint8Array(82);
    mint[37] = 1;
    expect(decodeMintSupply(mint)).toBe(256n);
  });
});
