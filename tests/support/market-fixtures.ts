import { swapOutFloor } from '#sim/core/constant-product.ts';
import type { MarketView } from '#sim/policies/policy.ts';
import type { MarketState } from '#sim/ports/market-state.ts';
import { ACT } from './small-world.ts';

/** Quote units of one US dollar: six decimals, as USDC has. */
export const USD = 1_000_000n;

/** A pool of 100,000 ACT and 10,000 USD (0.10 USD for one ACT) with a fee of 0.3%, as the desk has opened it. */
export function aMarketState(changes: Partial<MarketState> = {}): MarketState {
  const tokenReserveBaseUnits = changes.tokenReserveBaseUnits ?? 100_000n * ACT;
  const quoteReserveUnits = changes.quoteReserveUnits ?? 10_000n * USD;
  // floor(sqrt(100,000e9 x 10,000e6)) = 10^12.
  const totalShares = 1_000_000_000_000n;
  return {
    tokenReserveBaseUnits,
    quoteReserveUnits,
    feeBps: 30,
    totalShares,
    soldBaseUnits: 0n,
    boughtQuoteUnits: 0n,
    swapCount: 0n,
    positions: [{ agent: undefined, shares: totalShares - 1_000n }],
    tokenVaultBaseUnits: tokenReserveBaseUnits,
    quoteVaultUnits: quoteReserveUnits,
    deskBaseUnits: 50_000n * ACT,
    deskQuoteUnits: 5_000n * USD,
    quoteSupplyUnits: quoteReserveUnits + 5_000n * USD,
    ...changes,
  };
}

/**
 * The market of `aMarketState` as an agent sees it. `priceUsd` is the pool's own unless it is given; `pricesUsd` are
 * those of the days before, yesterday's first (default: always the same); `pool: undefined` is a market of prices alone.
 */
export function aMarketView(
  changes: {
    readonly priceUsd?: number;
    readonly pricesUsd?: readonly number[];
    readonly pool?: MarketState | undefined;
  } = {},
): MarketView {
  const pool = 'pool' in changes ? changes.pool : aMarketState();
  const poolPriceUsd = pool === undefined ? undefined : poolPriceUsdOf(pool);
  const priceUsd = changes.priceUsd ?? poolPriceUsd ?? 0.1;
  const series = [priceUsd, ...(changes.pricesUsd ?? [])];
  return {
    priceUsd,
    poolPriceUsd,
    pool,
    usdQuoteUnits: USD,
    priceUsdDaysAgo: (days) => series[Math.min(days, series.length - 1)] as number,
    highestPriceUsd: (days) => Math.max(...series.slice(0, days + 1)),
    swapOutFloor(side, amountIn) {
      if (pool === undefined) return 0n;
      const { tokenReserveBaseUnits: tokenReserve, quoteReserveUnits: quoteReserve, feeBps } = pool;
      return swapOutFloor({ tokenReserve, quoteReserve, feeBps }, side, amountIn);
    },
  };
}

/** US dollars for one ACT, before the fee. */
export function poolPriceUsdOf({ tokenReserveBaseUnits, quoteReserveUnits }: MarketState): number {
  return Number(quoteReserveUnits) / Number(USD) / (Number(tokenReserveBaseUnits) / Number(ACT));
}
