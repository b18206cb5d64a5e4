import { TRIAL_FEATURES, TRIAL_TOKEN, trialPlan } from '#harness/genesis/trial-plan.ts';
import type { FeatureFlags } from '#sim/core/features.ts';
import type { GenesisPlan } from '#sim/ports/staking-chain.ts';

export { TRIAL_FEATURES as PLAIN, TRIAL_TOKEN as TOKEN, trialClock as clockOn } from '#harness/genesis/trial-plan.ts';
export const QUOTE = 1_000_000n;

/** Features that change what deposits and exits cost, too. */
export const COSTLY: FeatureFlags = {
  ...TRIAL_FEATURES,
  powerByAge: true,
  boostVests: true,
  unstakeTickets: true,
  powerCap: true,
  quadratic: true,
  penaltyBurn: true,
};

/** The plan's parameters with agents that all hold the same, and a grant to the first. */
export function unitsPlan(agents: number, features: FeatureFlags): GenesisPlan {
  const holdingsTokens = Array.from({ length: agents }, () => 2_000_000n);
  const { governance, treasury } = trialPlan([]);
  return trialPlan(holdingsTokens, {
    features,
    // All of it: what a cap costs shows whatever it is.
    governance: { ...governance, powerCapBps: 10_000 },
    treasury: { ...treasury, quoteReserveQuoteUnits: 1_000n * QUOTE },
    treasuryBaseUnits: 1_000_000n * TRIAL_TOKEN,
    grants: [{ beneficiary: 0, group: 'team', totalBaseUnits: 1_000n * TRIAL_TOKEN, cliffDays: 1, durationDays: 100 }],
  });
}
