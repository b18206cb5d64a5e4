import type { PoolReserves } from '../core/constant-product.ts';
import { divFloor } from '../core/fixed.ts';
import type { MarketState } from '../ports/market-state.ts';

/** Steps of a dollar that are told apart in a written price. */
const WRITTEN_STEPS = 1_000_000_000_000n;

/** What whole units are worth in the smallest ones. */
export interface PriceTerms {
  /** Base units of one token. */
  readonly tokenUnitBaseUnits: bigint;
  /** Quote units of one US dollar. */
  readonly usdQuoteUnits: bigint;
}

/** A price without rounding: so many quote units for so many base units, both above 0. */
export interface PriceRatio {
  readonly quoteUnits: bigint;
  readonly baseUnits: bigint;
}

/** A price in US dollars for one token, exactly as the float has it. Throws `RangeError` unless it is finite and above 0. */
export function priceRatio(priceUsd: number, { tokenUnitBaseUnits, usdQuoteUnits }: PriceTerms): PriceRatio {
  if (!(priceUsd > 0) || priceUsd === Number.POSITIVE_INFINITY) throw new RangeError(`a price of ${priceUsd}`);
  let numerator = priceUsd;
  let doublings = 0n;
  // Exact: doubling a float only raises its exponent.
  for (; !Number.isInteger(numerator); doublings++) numerator *= 2;
  return { quoteUnits: BigInt(numerator) * usdQuoteUnits, baseUnits: tokenUnitBaseUnits << doublings };
}

/** A price as somebody wrote it down, in steps of 10^-12 dollars: a float of 0.3 is a little less than 0.3. */
export function writtenPriceRatio(priceUsd: number, { tokenUnitBaseUnits, usdQuoteUnits }: PriceTerms): PriceRatio {
  const steps = BigInt(Math.round(priceUsd * Number(WRITTEN_STEPS)));
  return { quoteUnits: steps * usdQuoteUnits, baseUnits: tokenUnitBaseUnits * WRITTEN_STEPS };
}

/** What so many base units cost at a price, in quote units, rounded down. */
export function quoteUnitsFloor(baseUnits: bigint, price: PriceRatio): bigint {
  return divFloor(baseUnits * price.quoteUnits, price.baseUnits);
}

/** A pool's own price in US dollars, before its fee. Relative error below 2^-50. */
export function poolPriceUsd(pool: MarketState, { tokenUnitBaseUnits, usdQuoteUnits }: PriceTerms): number {
  const dollars = Number(pool.quoteReserveUnits) / Number(usdQuoteUnits);
  return dollars / (Number(pool.tokenReserveBaseUnits) / Number(tokenUnitBaseUnits));
}

/** What the formulas of the pool follow from. */
export function reservesOf({ tokenReserveBaseUnits, quoteReserveUnits, feeBps }: MarketState): PoolReserves {
  return { tokenReserve: tokenReserveBaseUnits, quoteReserve: quoteReserveUnits, feeBps };
}
