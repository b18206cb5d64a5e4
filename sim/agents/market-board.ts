import { swapOutFloor } from '../core/constant-product.ts';
import type { MarketView } from '../policies/policy.ts';
import type { SwapSide } from '../ports/actions.ts';
import type { MarketState } from '../ports/market-state.ts';
import { PriceHistory } from '../processes/price-history.ts';
import { type PriceTerms, poolPriceUsd, reservesOf } from '../processes/price-ratio.ts';

/** What every wallet sees of the market, one object for a whole run: `openTick` sets it. */
export class MarketBoard implements MarketView {
  priceUsd: number;
  poolPriceUsd: number | undefined = undefined;
  pool: MarketState | undefined = undefined;
  readonly usdQuoteUnits: bigint;
  readonly #terms: PriceTerms;
  readonly #history: PriceHistory;

  constructor(startPriceUsd: number, terms: PriceTerms, genesisDay: number) {
    this.priceUsd = startPriceUsd;
    this.usdQuoteUnits = terms.usdQuoteUnits;
    this.#terms = terms;
    this.#history = new PriceHistory(genesisDay);
  }

  /** The pool as read after the desk has traded; `referenceUsd` is undefined where the pool makes the price. */
  openTick(day: number, pool: MarketState | undefined, referenceUsd: number | undefined): void {
    this.pool = pool;
    this.poolPriceUsd = pool && poolPriceUsd(pool, this.#terms);
    this.priceUsd = referenceUsd ?? this.poolPriceUsd ?? this.priceUsd;
    this.#history.record(day, this.priceUsd);
  }

  priceUsdDaysAgo(days: number): number {
    return this.#history.daysAgo(days);
  }

  highestPriceUsd(days: number): number {
    return this.#history.highestOf(days);
  }

  swapOutFloor(side: SwapSide, amountIn: bigint): bigint {
    return this.pool === undefined ? 0n : swapOutFloor(reservesOf(this.pool), side, amountIn);
  }
}
