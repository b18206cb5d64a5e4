import { mulDivCeil } from '../core/fixed.ts';
import { DAYS_PER_YEAR } from '../core/units.ts';
import type { MarketState } from '../ports/market-state.ts';
import type { AgentIndex } from '../ports/staking-chain.ts';

/** An agent's shares of the pool. */
export function sharesOf(pool: MarketState, agent: AgentIndex): bigint {
  return pool.positions.find((position) => position.agent === agent)?.shares ?? 0n;
}

/** Quote units that so many tokens cost at the pool's price, before fee and impact; 0n without a pool, or for none. */
export function costCeil(pool: MarketState | undefined, baseUnits: bigint): bigint {
  if (pool === undefined || pool.tokenReserveBaseUnits === 0n || baseUnits <= 0n) return 0n;
  return mulDivCeil(baseUnits, pool.quoteReserveUnits, pool.tokenReserveBaseUnits);
}

/**
 * What a provider has less than who kept both assets, in basis points, after the price moved to `priceRatio` times what
 * it was: 1 - 2 sqrt(r) / (1 + r), from x y = k.
 */
export function divergenceLossBps(priceRatio: number): number {
  return (1 - (2 * Math.sqrt(priceRatio)) / (1 + priceRatio)) * 10_000;
}

/** What the pool's fees yield its providers, from its counters at two looks. */
export class FeeMeter {
  #seen: Pick<MarketState, 'soldBaseUnits' | 'boughtQuoteUnits'> | undefined;
  #seenAtDays = 0;

  /** Yearly fees since the last look over the value of both reserves now, in basis points; undefined at the first. */
  look(pool: MarketState, elapsedDays: number): number | undefined {
    const { soldBaseUnits, boughtQuoteUnits, tokenReserveBaseUnits, quoteReserveUnits, feeBps } = pool;
    const before = this.#seen;
    const days = elapsedDays - this.#seenAtDays;
    this.#seen = { soldBaseUnits, boughtQuoteUnits };
    this.#seenAtDays = elapsedDays;
    if (before === undefined || days <= 0 || tokenReserveBaseUnits === 0n || quoteReserveUnits === 0n) return undefined;
    // In shares of each side's own reserve, as both sides are worth the same.
    const sold = Number(soldBaseUnits - before.soldBaseUnits) / Number(tokenReserveBaseUnits);
    const bought = Number(boughtQuoteUnits - before.boughtQuoteUnits) / Number(quoteReserveUnits);
    return (((sold + bought) / 2) * feeBps * DAYS_PER_YEAR) / days;
  }
}
