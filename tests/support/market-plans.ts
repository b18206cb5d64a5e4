import type { MarketPlan } from '#sim/ports/market-state.ts';
import type { GenesisPlan } from '#sim/ports/staking-chain.ts';
import { openEconomy } from '#tests/support/economy-play.ts';
import type { LedgerPlay } from '#tests/support/ledger-play.ts';

/**
 * 100,000 tokens at 40 quote cents: root of the product floor(sqrt(4,000,000,000)) = 63,245 shares, 62,245 of them the
 * desk's. A fee of 1%. Ann has 10,000 quote units, Bob 5,000, Cat none.
 */
export const SMALL_MARKET: MarketPlan = {
  feeBps: 100,
  tokenBaseUnits: 100_000n,
  quoteUnits: 40_000n,
  deskBaseUnits: 50_000n,
  deskQuoteUnits: 30_000n,
  cashQuoteUnits: [10_000n, 5_000n, 0n],
};

/** The small economy on its first day, with the small market. */
export function openMarket(overrides: Partial<GenesisPlan> = {}): LedgerPlay {
  return openEconomy({ market: SMALL_MARKET, ...overrides });
}
