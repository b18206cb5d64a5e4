import {
  amountsOfSharesCeil,
  amountsOfSharesFloor,
  type PoolShares,
  reservesAfterSwap,
  sharesOfDepositFloor,
  swapOutFloor,
} from '../core/constant-product.ts';
import type { AgentAction } from '../ports/actions.ts';
import type { MarketState } from '../ports/market-state.ts';

/**
 * Accepted trades of a tick, played over the pool as it was before them: the chain tells amounts paid in, and no others.
 */
export class PlayedPool {
  #pool: PoolShares;

  constructor(market: MarketState) {
    this.#pool = {
      tokenReserve: market.tokenReserveBaseUnits,
      quoteReserve: market.quoteReserveUnits,
      feeBps: market.feeBps,
      totalShares: market.totalShares,
    };
  }

  /** The pool before the next action. */
  get pool(): PoolShares {
    return this.#pool;
  }

  /** An accepted action, in the order of execution. Returns what a swap paid out; undefined for anything else. */
  play(action: AgentAction): bigint | undefined {
    const pool = this.#pool;
    switch (action.kind) {
      case 'swap': {
        const { side, amountIn } = action;
        const out = swapOutFloor(pool, side, amountIn);
        this.#pool = { ...reservesAfterSwap(pool, side, amountIn, out), totalShares: pool.totalShares };
        return out;
      }
      case 'add_liquidity': {
        const shares = sharesOfDepositFloor(pool, action.maxBaseUnits, action.maxQuoteUnits);
        const { tokens, quote } = amountsOfSharesCeil(pool, shares);
        this.#pool = withLiquidity(pool, tokens, quote, shares);
        return undefined;
      }
      case 'remove_liquidity': {
        const { tokens, quote } = amountsOfSharesFloor(pool, action.shares);
        this.#pool = withLiquidity(pool, -tokens, -quote, -action.shares);
        return undefined;
      }
      default:
        return undefined;
    }
  }
}

function withLiquidity(pool: PoolShares, tokens: bigint, quote: bigint, shares: bigint): PoolShares {
  return {
    tokenReserve: pool.tokenReserve + tokens,
    quoteReserve: pool.quoteReserve + quote,
    feeBps: pool.feeBps,
    totalShares: pool.totalShares + shares,
  };
}
