import { describe, expect, it } from 'vitest';
import { requirePairs } from '#sim/attacks/wallet-pairs.ts';

describe('sim/attacks/wallet-pairs.ts', () => {
  it('rejects an odd number of wallets, and says where', () => {
    expect(() => requirePairs('expired-lock', { wallets: 4 })).not.toThrow();
    expect(() => requirePairs('expired-lock', { wallets: 3 })).toThrow(/wallets.*even number/s);
  });
});
