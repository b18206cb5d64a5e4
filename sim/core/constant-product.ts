import { minBigint, mulDivCeil, mulDivFloor } from './fixed.ts';
import { BASIS_POINTS } from './units.ts';

/**
 * Formulas of the market program (programs/market/README.md) in integers of any size, without its limits: whoever needs
 * the u64 bounds checks them. Rounding is always against the caller, so that the reserves never pay for it.
 */

/** What a price follows from. */
export interface PoolReserves {
  /** Base units of the token. */
  readonly tokenReserve: bigint;
  /** Units of the quote asset. */
  readonly quoteReserve: bigint;
  /** Of what is paid in, in basis points. */
  readonly feeBps: number;
}

/** The same with the shares that the reserves belong to. */
export interface PoolShares extends PoolReserves {
  /** Those that are locked for good included. */
  readonly totalShares: bigint;
}

/** Amounts of both assets. */
export interface PoolAmounts {
  readonly tokens: bigint;
  readonly quote: bigint;
}

/** Shares of the first deposit that belong to nobody, so that the pool can never be emptied. */
export const LOCKED_SHARES = 1_000n;

/** What of a payment moves the price, the fee taken off: floor(amount x (10_000 - fee) / 10_000). */
export function paidFloor(amountIn: bigint, feeBps: number): bigint {
  return (amountIn * BigInt(10_000 - feeBps)) / BASIS_POINTS;
}

/**
 * What a swap pays out: floor(reserveOut x paid / (reserveIn + paid)). `sell` pays tokens in and quote units out, `buy`
 * the other way round. 0n for nothing paid in and for an empty pool.
 */
export function swapOutFloor(pool: PoolReserves, side: 'sell' | 'buy', amountIn: bigint): bigint {
  const { tokenReserve, quoteReserve } = pool;
  const [reserveIn, reserveOut] = side === 'sell' ? [tokenReserve, quoteReserve] : [quoteReserve, tokenReserve];
  const paid = paidFloor(amountIn, pool.feeBps);
  return paid === 0n ? 0n : (reserveOut * paid) / (reserveIn + paid);
}

/** The pool after a swap that pays out `out`: all of `amountIn` joins its reserve, the fee included. */
export function reservesAfterSwap(
  pool: PoolReserves,
  side: 'sell' | 'buy',
  amountIn: bigint,
  out: bigint,
): PoolReserves {
  const { tokenReserve, quoteReserve, feeBps } = pool;
  return side === 'sell'
    ? { tokenReserve: tokenReserve + amountIn, quoteReserve: quoteReserve - out, feeBps }
    : { tokenReserve: tokenReserve - out, quoteReserve: quoteReserve + amountIn, feeBps };
}

/**
 * Shares for a deposit of at most these amounts into a pool that has some: the lesser of
 * floor(max x total / reserve) of both sides. A pool without shares throws `CORE__VALUE_OUT_OF_RANGE`.
 */
export function sharesOfDepositFloor(pool: PoolShares, maxTokens: bigint, maxQuote: bigint): bigint {
  return minBigint(
    mulDivFloor(maxTokens, pool.totalShares, pool.tokenReserve),
    mulDivFloor(maxQuote, pool.totalShares, pool.quoteReserve),
  );
}

/** What so many new shares cost: ceil(shares x reserve / total) of each asset. */
export function amountsOfSharesCeil(pool: PoolShares, shares: bigint): PoolAmounts {
  return {
    tokens: mulDivCeil(shares, pool.tokenReserve, pool.totalShares),
    quote: mulDivCeil(shares, pool.quoteReserve, pool.totalShares),
  };
}

/** What so many shares are paid out: floor(shares x reserve / total) of each asset. */
export function amountsOfSharesFloor(pool: PoolShares, shares: bigint): PoolAmounts {
  return {
    tokens: mulDivFloor(shares, pool.tokenReserve, pool.totalShares),
    quote: mulDivFloor(shares, pool.quoteReserve, pool.totalShares),
  };
}
