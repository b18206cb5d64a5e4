import { z } from 'zod';
import { minBigint } from '../core/fixed.ts';
import { DAYS_PER_WEEK } from '../core/units.ts';
import type { ProposalPayload } from '../ports/actions.ts';
import type { MarketState } from '../ports/market-state.ts';
import { meanDays, shareBps, wholeTokens } from './config-fields.ts';
import { tokensToBaseUnits } from './holding.ts';
import type { MarketView, Observation } from './policy.ts';
import { isSwitchedOn } from './program-switches.ts';
import type { Measure } from './reactive-proposals.ts';

export const stabilisationFields = z.strictObject({
  buyback_tokens: wholeTokens(500_000, 'Size of a buyback programme that it proposes; 0: never. Tokens.'),
  price_drop_bps: shareBps(
    3_000,
    'Proposes one when the price is so far below its highest of the last mark_days. Basis points.',
  ),
  mark_days: z.int().min(1).max(3_650).default(90).describe('Whole days whose highest price is the mark.'),
  sell_pressure_bps: z
    .int()
    .min(1)
    .max(1_000_000)
    .default(2_500)
    .describe("Or when so much of the pool's tokens is sold into it in a week. Basis points."),
  price_bps: z
    .int()
    .min(1)
    .max(20_000)
    .default(10_000)
    .describe('Price that it offers, as a share of the market price of the day. Basis points.'),
  review_days: meanDays(7, 'Days between two looks at the market.'),
  rest_days: meanDays(60, 'Days from the end of one such proposal to the next look.'),
});

type StabilisationConfig = z.output<typeof stabilisationFields>;

/** A buyback when the price has fallen below its mark, or many sell. Does nothing without a market, or while one runs. */
export function stabilisation(config: StabilisationConfig, firstAtDays: number): Measure {
  const pressure = new SellPressure();
  return {
    firstAtDays,
    reviewDays: config.review_days,
    restDays: config.rest_days,
    answer(observation) {
      const { market, pool, buyback, elapsedDays } = observation;
      if (market === undefined) return undefined;
      const soldWeeklyBps = market.pool === undefined ? 0 : pressure.look(market.pool, elapsedDays);
      const markUsd = (market.highestPriceUsd(config.mark_days) * (10_000 - config.price_drop_bps)) / 10_000;
      const isCalledFor = market.priceUsd < markUsd || soldWeeklyBps >= config.sell_pressure_bps;
      const isPossible = buyback === undefined && isSwitchedOn(pool, 'buyback');
      return isCalledFor && isPossible ? buybackOf(observation, market, config) : undefined;
    },
  };
}

function buybackOf(
  { treasury, tokenUnitBaseUnits }: Observation,
  market: MarketView,
  config: StabilisationConfig,
): ProposalPayload | undefined {
  const amountBaseUnits = tokensToBaseUnits(config.buyback_tokens, tokenUnitBaseUnits);
  const offer = (market.priceUsd * Number(market.usdQuoteUnits) * config.price_bps) / 10_000;
  const priceQuoteUnits = minBigint(BigInt(Math.floor(offer)), treasury.state.buybackMaxPriceQuoteUnits);
  if (amountBaseUnits === 0n || priceQuoteUnits === 0n) return undefined;
  return { kind: 'spend', purpose: 'buyback', recipient: undefined, amountBaseUnits, priceQuoteUnits };
}

/** How much is sold, from the pool's counters at two looks. */
class SellPressure {
  #soldBaseUnits: bigint | undefined;
  #seenAtDays = 0;

  /** Sold a week since the last look, over the pool's tokens now, in basis points; 0 at the first. */
  look({ soldBaseUnits, tokenReserveBaseUnits }: MarketState, elapsedDays: number): number {
    const before = this.#soldBaseUnits;
    const weeks = (elapsedDays - this.#seenAtDays) / DAYS_PER_WEEK;
    this.#soldBaseUnits = soldBaseUnits;
    this.#seenAtDays = elapsedDays;
    if (before === undefined || weeks <= 0 || tokenReserveBaseUnits === 0n) return 0;
    return ((Number(soldBaseUnits - before) / Number(tokenReserveBaseUnits)) * 10_000) / weeks;
  }
}
