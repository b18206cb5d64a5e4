import { TRIAL_FEATURES, TRIAL_GENESIS_DAY, TRIAL_TOKEN } from '#harness/genesis/trial-plan.ts';
import type { FeatureFlags } from '#sim/core/features.ts';
import type { MarketPlan } from '#sim/ports/market-state.ts';
import type { GenesisPlan } from '#sim/ports/staking-chain.ts';

export { TRIAL_TOKEN as TOKEN, trialClock as clockAt, trialPlan as genesisPlan } from '#harness/genesis/trial-plan.ts';

/** The first day of test runs, as the chain counts them. */
export const FIRST_DAY = BigInt(TRIAL_GENESIS_DAY);

/** One unit of a quote asset of 6 decimals, in its base units. */
export const QUOTE = 1_000_000n;

/** The features of the plan; changes by name. */
export function featuresWith(changes: Partial<FeatureFlags> = {}): FeatureFlags {
  return { ...TRIAL_FEATURES, ...changes };
}

/** A plan with a market of 100,000 tokens at 2 units of the quote asset each; every agent has 10,000 units. */
export function withMarket(plan: GenesisPlan, changes: Partial<MarketPlan> = {}): GenesisPlan {
  return {
    ...plan,
    market: {
      feeBps: 30,
      tokenBaseUnits: 100_000n * TRIAL_TOKEN,
      quoteUnits: 200_000n * QUOTE,
      deskBaseUnits: 50_000n * TRIAL_TOKEN,
      deskQuoteUnits: 100_000n * QUOTE,
      cashQuoteUnits: plan.agentIds.map(() => 10_000n * QUOTE),
      ...changes,
    },
  };
}
