import { bpsFloor, minBigint } from '../core/fixed.ts';
import type { SwapSide } from '../ports/actions.ts';
import type { Intent, MarketView, Observation } from './policy.ts';

/** Less than a whole unit divided by this is dust: not worth a swap. */
const DUST_DIVISOR = 1_000n;

/** How an agent trades. */
export interface TradingTerms {
  /** Largest move of the pool's price by one swap of its own; what goes beyond waits for another tick. */
  readonly maxImpactBps: number;
  /** How much less than the quote of the tick's beginning it takes; others trade before it. */
  readonly maxSlippageBps: number;
}

/** Sells tokens for the quote asset, as many of these as the terms allow; undefined when there is nothing to do. */
export function sellIntent(observation: Observation, wishBaseUnits: bigint, terms: TradingTerms): Intent | undefined {
  const { market, walletBaseUnits, tokenUnitBaseUnits } = observation;
  const amount = minBigint(wishBaseUnits, walletBaseUnits);
  return swapIntent(market, 'sell', amount, tokenUnitBaseUnits, terms);
}

/** Buys tokens for as much of these quote units as the terms allow; undefined when there is nothing to do. */
export function buyIntent(observation: Observation, wishQuoteUnits: bigint, terms: TradingTerms): Intent | undefined {
  const { market, quoteUnits } = observation;
  return swapIntent(market, 'buy', minBigint(wishQuoteUnits, quoteUnits), market?.usdQuoteUnits ?? 0n, terms);
}

function swapIntent(
  market: MarketView | undefined,
  side: SwapSide,
  amount: bigint,
  wholeUnit: bigint,
  { maxImpactBps, maxSlippageBps }: TradingTerms,
): Intent | undefined {
  if (market?.pool === undefined) return undefined;
  const amountIn = minBigint(amount, amountOfImpactFloor(market, side, maxImpactBps));
  if (amountIn * DUST_DIVISOR < wholeUnit) return undefined;
  const minOut = bpsFloor(market.swapOutFloor(side, amountIn), 10_000 - maxSlippageBps);
  return minOut === 0n ? undefined : { kind: 'swap', side, amountIn, minOut };
}

/**
 * What has to be paid in to move the pool's price by `impactBps` (down for a sale, up for a purchase), before the fee:
 * x (1 / sqrt(1 - i) - 1) of a sale's reserve x, and y (sqrt(1 + i) - 1) of a purchase's y, from x y = k and
 * price y / x. 0n without a pool.
 */
export function amountOfImpactFloor({ pool }: MarketView, side: SwapSide, impactBps: number): bigint {
  if (pool === undefined || impactBps <= 0) return 0n;
  const impact = impactBps / 10_000;
  if (side === 'buy') return shareFloor(pool.quoteReserveUnits, Math.sqrt(1 + impact) - 1);
  return shareFloor(pool.tokenReserveBaseUnits, 1 / Math.sqrt(1 - Math.min(impact, 0.99)) - 1);
}

/** In steps of a billionth: a trade's size needs no more. */
function shareFloor(amount: bigint, share: number): bigint {
  return (amount * BigInt(Math.floor(share * 1e9))) / 1_000_000_000n;
}
