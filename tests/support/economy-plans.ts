import { FEATURE_NAMES, type FeatureFlags } from '#sim/core/features.ts';
import type { GenesisPlan } from '#sim/ports/staking-chain.ts';
import { ANN, smallPlan } from '#tests/support/staking-plans.ts';

/** Every switch on but those named. */
export function allFeaturesBut(...off: readonly (keyof FeatureFlags)[]): FeatureFlags {
  return Object.fromEntries(FEATURE_NAMES.map((name) => [name, !off.includes(name)])) as FeatureFlags & object;
}

/**
 * The small plan with a treasury of 200,000 and two grants, governance fast enough to follow by hand and power by lock.
 * Exits pay at once and any power counts, so that three agents can decide.
 */
export function economyPlan(overrides: Partial<GenesisPlan> = {}): GenesisPlan {
  const plan = smallPlan();
  return smallPlan({
    features: allFeaturesBut('unstakeTickets', 'powerCap', 'quadratic', 'powerByAge', 'boostVests'),
    governance: { ...plan.governance, seasoningDays: 0, powerCapBps: 5_000 },
    treasury: {
      ...plan.treasury,
      spendingCapBps: 1_000,
      reserveFloorBaseUnits: 1_000n,
      buybackWeeklyCapBaseUnits: 500n,
      buybackMaxPriceQuoteUnits: 20n,
      quoteReserveQuoteUnits: 100_000n,
    },
    treasuryBaseUnits: 200_000n,
    inflationBps: [500, 300, 200],
    inflationCapBps: 500,
    grants: [
      { beneficiary: ANN, group: 'team', totalBaseUnits: 10_000n, cliffDays: 30, durationDays: 100 },
      { beneficiary: undefined, group: 'partners', totalBaseUnits: 20_000n, cliffDays: 0, durationDays: 50 },
    ],
    ...overrides,
  });
}
