import { swapOutFloor } from '../core/constant-product.ts';
import { minBigint } from '../core/fixed.ts';
import { BASIS_POINTS } from '../core/units.ts';
import { squareRootFloor } from '../ledger/economy/square-root.ts';
import type { OperatorAction, SwapSide } from '../ports/actions.ts';
import type { MarketState } from '../ports/market-state.ts';
import { type PriceRatio, reservesOf } from './price-ratio.ts';

export type DeskSwap = Extract<OperatorAction, { kind: 'desk_swap' }>;

/**
 * The swap by which an arbitrageur with this price outside gains most, as far as the desk's inventory goes; undefined
 * inside the fee's band, where none gains. With reserves x and y, k = x y and g = 1 - fee, a sale of d tokens is paid
 * k g / (x + g d)^2 for the last of them, which is the price P at d = (sqrt(g k / P) - x) / g; a purchase likewise at
 * (sqrt(g k P) - y) / g (Angeris et al. 2019, "An analysis
 * of Uniswap markets"). Amounts are rounded down: the last unit still gains.
 */
export function swapToReference(market: MarketState, price: PriceRatio): DeskSwap | undefined {
  const { tokenReserveBaseUnits: x, quoteReserveUnits: y } = market;
  const { quoteUnits, baseUnits } = price;
  return (
    swapOf(market, 'sell', gainingAmountFloor(x, y, baseUnits, quoteUnits, market.feeBps)) ??
    swapOf(market, 'buy', gainingAmountFloor(y, x, quoteUnits, baseUnits, market.feeBps))
  );
}

/**
 * The swap that brings the pool's own price, before its fee, to this one, as far as the desk's inventory goes: d with
 * (x + g d)(x + d) = k / P for a sale, and (y + g d)(y + d) = k P for a purchase. Rounded down, so it never goes beyond.
 */
export function swapToPrice(market: MarketState, price: PriceRatio): DeskSwap | undefined {
  const { tokenReserveBaseUnits: x, quoteReserveUnits: y } = market;
  const { quoteUnits, baseUnits } = price;
  return (
    swapOf(market, 'sell', movingAmountFloor(x, y, baseUnits, quoteUnits, market.feeBps)) ??
    swapOf(market, 'buy', movingAmountFloor(y, x, quoteUnits, baseUnits, market.feeBps))
  );
}

/** The pool's own price, changed by these parts one after the other. */
export function changedPoolPrice(market: MarketState, changesBps: readonly number[]): PriceRatio {
  let quoteUnits = market.quoteReserveUnits;
  let baseUnits = market.tokenReserveBaseUnits;
  for (const changeBps of changesBps) {
    quoteUnits *= BigInt(10_000 + changeBps);
    baseUnits *= BASIS_POINTS;
  }
  return { quoteUnits, baseUnits };
}

/** floor((sqrt(g x y n / m) - x) / g); n of what is paid in are worth m of what is paid out. */
function gainingAmountFloor(x: bigint, y: bigint, n: bigint, m: bigint, feeBps: number): bigint {
  const kept = BigInt(10_000 - feeBps);
  // Everything times 10_000 within the root's floor: a floor of a floor is one floor.
  const root = squareRootFloor((kept * BASIS_POINTS * x * y * n) / m);
  return (root - x * BASIS_POINTS) / kept;
}

/** floor of the d above 0 with (x + g d)(x + d) = x y n / m. */
function movingAmountFloor(x: bigint, y: bigint, n: bigint, m: bigint, feeBps: number): bigint {
  const fee = BigInt(feeBps);
  const kept = BASIS_POINTS - fee;
  const root = squareRootFloor((fee * fee * x * x * m + 4n * kept * BASIS_POINTS * x * y * n) / m);
  return (root - (BASIS_POINTS + kept) * x) / (2n * kept);
}

/** Undefined when nothing would be paid in or out. */
function swapOf(market: MarketState, side: SwapSide, wish: bigint): DeskSwap | undefined {
  const amountIn = minBigint(wish, side === 'sell' ? market.deskBaseUnits : market.deskQuoteUnits);
  if (amountIn <= 0n) return undefined;
  const minOut = swapOutFloor(reservesOf(market), side, amountIn);
  return minOut === 0n ? undefined : { kind: 'desk_swap', side, amountIn, minOut };
}
