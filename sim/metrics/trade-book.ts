import {
  amountsOfSharesCeil,
  amountsOfSharesFloor,
  type PoolShares,
  reservesAfterSwap,
  sharesOfDepositFloor,
  swapOutFloor,
} from '../core/constant-product.ts';
import { DAYS_PER_WEEK } from '../core/units.ts';
import type { AgentAction } from '../ports/actions.ts';
import type { MarketState } from '../ports/market-state.ts';
import type { TradeFigures } from './outside-figures.ts';

/** Accepted trades of a tick, played over the pool as it was before them: the chain tells amounts paid in, and no others. */
export class TradeBook implements TradeFigures {
  soldBaseUnits = 0n;
  boughtBaseUnits = 0n;
  netSoldWeekBaseUnits = 0n;
  /** Slot = day % 7. */
  readonly #netByDay = Array.from({ length: DAYS_PER_WEEK }, () => 0n);
  #day: number;
  #pool: PoolShares | undefined;

  constructor(genesisDay: number) {
    this.#day = genesisDay;
  }

  /** Opens a tick on `day`, which never goes back, with the pool as read before agents act. */
  openTick(day: number, market: MarketState | undefined): void {
    this.soldBaseUnits = 0n;
    this.boughtBaseUnits = 0n;
    const passed = Math.min(day - this.#day, DAYS_PER_WEEK);
    for (let ago = 0; ago < passed; ago++) this.#replaceDay(day - ago, 0n);
    this.#day = day;
    this.#pool = market && {
      tokenReserve: market.tokenReserveBaseUnits,
      quoteReserve: market.quoteReserveUnits,
      feeBps: market.feeBps,
      totalShares: market.totalShares,
    };
  }

  /** An accepted action, in the order of execution; only those on the pool count. */
  note(action: AgentAction): void {
    const pool = this.#pool;
    if (pool === undefined) return;
    switch (action.kind) {
      case 'swap': {
        const { side, amountIn } = action;
        const out = swapOutFloor(pool, side, amountIn);
        this.#pool = { ...reservesAfterSwap(pool, side, amountIn, out), totalShares: pool.totalShares };
        this.#count(side === 'sell' ? amountIn : -out);
        return;
      }
      case 'add_liquidity': {
        const shares = sharesOfDepositFloor(pool, action.maxBaseUnits, action.maxQuoteUnits);
        const { tokens, quote } = amountsOfSharesCeil(pool, shares);
        this.#pool = withLiquidity(pool, tokens, quote, shares);
        return;
      }
      case 'remove_liquidity': {
        const { tokens, quote } = amountsOfSharesFloor(pool, action.shares);
        this.#pool = withLiquidity(pool, -tokens, -quote, -action.shares);
        return;
      }
      default:
    }
  }

  #count(sold: bigint): void {
    if (sold > 0n) this.soldBaseUnits += sold;
    else this.boughtBaseUnits -= sold;
    this.#replaceDay(this.#day, (this.#netByDay[this.#day % DAYS_PER_WEEK] as bigint) + sold);
  }

  #replaceDay(day: number, net: bigint): void {
    const slot = day % DAYS_PER_WEEK;
    this.netSoldWeekBaseUnits += net - (this.#netByDay[slot] as bigint);
    this.#netByDay[slot] = net;
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
