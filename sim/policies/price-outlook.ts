import type { MarketView } from './policy.ts';

/** How an agent reads the price. */
export interface PriceOutlook {
  /** Days that it looks back. */
  readonly trendDays: number;
  /** Share of the move in that time that it expects once more in as many days. */
  readonly trendWeight: number;
}

/**
 * Expected change of the price within some days, as a share: the weighted move of the last `trendDays`, in proportion to
 * the time, though never further ahead than it looks back. 0 where tokens cannot be sold: then it changes no decision.
 */
export function expectedPriceChange(market: MarketView | undefined, days: number, outlook: PriceOutlook): number {
  if (market?.pool === undefined) return 0;
  const { trendDays, trendWeight } = outlook;
  const move = market.priceUsd / market.priceUsdDaysAgo(Math.ceil(trendDays)) - 1;
  return trendWeight * move * Math.min(1, days / trendDays);
}

/** Selling and buying back: the pool's fee twice, and the move of the price by half of `maxImpactBps` each time. Basis points. */
export function roundTripCostBps(market: MarketView | undefined, maxImpactBps: number): number {
  return market?.pool === undefined ? 0 : 2 * market.pool.feeBps + maxImpactBps;
}
