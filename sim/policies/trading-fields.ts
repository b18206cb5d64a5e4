import { z } from 'zod';
import { shareBps } from './config-fields.ts';
import type { TradingTerms } from './trading.ts';

/** Settings of every policy that trades on the market. */
export const tradingFields = {
  max_impact_bps: z
    .int()
    .min(1)
    .max(9_900)
    .default(100)
    .describe("Largest move of the pool's price by one swap of its own; what goes beyond waits a tick. Basis points."),
  max_slippage_bps: shareBps(
    300,
    "How much less than the quote of the tick's beginning a swap may bring; others trade before it. Basis points.",
  ),
};

const tradingSchema = z.strictObject(tradingFields);

export function tradingTerms(config: z.output<typeof tradingSchema>): TradingTerms {
  return { maxImpactBps: config.max_impact_bps, maxSlippageBps: config.max_slippage_bps };
}
