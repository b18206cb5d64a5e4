import { describe, expect, it } from 'vitest';
import { rentLamports, TOKEN_ACCOUNT_BYTES } from '#sim/core/rent.ts';

describe('sim/core/rent.ts', () => {
  it('asks what the cluster asks', () => {
    // As `solana rent 0` and `solana rent 165` print: 0.00089088 and 0.00203928 SOL.
    expect(rentLamports(0)).toBe(890_880);
    expect(rentLamports(TOKEN_ACCOUNT_BYTES)).toBe(2_039_280);
  });
});
