import { describe, expect, it } from 'vitest';
import { WalletBook } from '#sim/metrics/wallet-book.ts';
import { ACT, anEntry, aStake } from '#tests/support/sim-fixtures.ts';

describe('sim/metrics/wallet-book.ts', () => {
  it('counts who holds tokens, in the wallet or staked, and adds up their cash', () => {
    const book = new WalletBook(4);
    book.update(0, { walletBaseUnits: ACT, stake: undefined, quoteUnits: 5n });
    book.update(1, { walletBaseUnits: 0n, stake: aStake([anEntry()]), quoteUnits: 7n });
    book.update(2, { walletBaseUnits: 0n, stake: aStake([]), quoteUnits: 11n });
    expect([book.holdingAgents, book.agentQuoteUnits]).toEqual([2, 23n]);
  });

  it('follows accounts that are read again', () => {
    const book = new WalletBook(2);
    book.update(0, { walletBaseUnits: ACT, stake: undefined, quoteUnits: 5n });
    book.update(0, { walletBaseUnits: 0n, stake: undefined, quoteUnits: 105n });
    book.update(1, { walletBaseUnits: 1n, stake: undefined });
    expect([book.holdingAgents, book.agentQuoteUnits]).toEqual([1, 105n]);
    book.update(0, { walletBaseUnits: 3n, stake: undefined, quoteUnits: 0n });
    expect([book.holdingAgents, book.agentQuoteUnits]).toEqual([2, 0n]);
  });
});
