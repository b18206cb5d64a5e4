import { FEATURE_NAMES, type FeatureFlags, type FeatureName } from '#sim/core/features.ts';
import type { DistributionSpec, GovernanceSpec, TreasurySpec } from '#sim/core/run-spec.ts';
import type { ChainClock, GenesisPlan } from '#sim/ports/staking-chain.ts';

/** Day on which the small plans open their pool. */
export const GENESIS_DAY = 20_000;

/** A full hour of a day counted from genesis. */
export function clockAt(day: number, hour = 6): ChainClock {
  const unixSeconds = BigInt((GENESIS_DAY + day) * 86_400 + hour * 3_600);
  return { slot: unixSeconds / 2n, clusterEpoch: 0n, unixSeconds };
}

/** Flags with these features on and all others off. */
export function onlyFeatures(...on: readonly FeatureName[]): FeatureFlags {
  return Object.fromEntries(FEATURE_NAMES.map((name) => [name, on.includes(name)])) as Record<FeatureName, boolean>;
}

/** Everything at once to the community, nothing locked. */
export const COMMUNITY_ONLY: DistributionSpec = {
  communityBps: 10_000,
  teamBps: 0,
  treasuryBps: 0,
  liquidityBps: 0,
  partnersBps: 0,
  teamVesting: { cliffDays: 365, durationDays: 1_460 },
  partnersVesting: { cliffDays: 90, durationDays: 730 },
};

const SMALL_GOVERNANCE: GovernanceSpec = {
  minProposalStakeBaseUnits: 1_000n,
  minVoteStakeBaseUnits: 100n,
  bondBaseUnits: 500n,
  quorumBps: [1_000, 1_500, 2_000, 1_000],
  approvalBps: [6_600, 6_600, 7_500, 6_600],
  votingDays: 5,
  timelockDays: 3,
  graceDays: 14,
  seasoningDays: 1,
  lateHours: 24,
  powerCapBps: 500,
  cooldownDays: 30,
  vetoDays: 180,
  quadratic: 'feature_proposals',
  quadraticAttested: true,
};

const SMALL_TREASURY: TreasurySpec = {
  spendingCapBps: 1_000,
  reserveFloorBaseUnits: 1_000n,
  buybackWeeklyCapBaseUnits: 500n,
  buybackMaxPriceQuoteUnits: 20n,
  quoteReserveQuoteUnits: 100_000n,
  quoteDecimals: 0,
};

/**
 * Numbers small enough to follow by hand: whole tokens without decimals, three agents with 100,000 each, the plan's
 * five locks, a weekly cap of floor(1,000,000 * 50% * 7 / 365) = 9,589. On are the stake cap and power by lock.
 */
export function smallPlan(overrides: Partial<GenesisPlan> = {}): GenesisPlan {
  return {
    seed: 1,
    clock: clockAt(0),
    token: { symbol: 'ACT', decimals: 0, supplyBaseUnits: 1_000_000n, distribution: COMMUNITY_ONLY },
    staking: {
      minStakeBaseUnits: 100n,
      maxStakeBaseUnits: 50_000n,
      lockDays: [0, 7, 30, 90, 180],
      multiplierBps: [10_000, 12_000, 15_000, 20_000, 30_000],
      penaltyBps: 1_000,
      ticketDays: 14,
    },
    rewardRateBps: 5_000,
    minClaimBaseUnits: 10n,
    features: onlyFeatures('stakeCap', 'powerByLock'),
    boosters: {
      activeBps: 1_000,
      longTermBps: 2_000,
      votingBps: 1_500,
      boostDays: 10,
      activeDays: 7,
      longTermDays: 20,
    },
    minDebateFeeBaseUnits: 5n,
    inflationBps: [500, 300, 200],
    inflationCapBps: 500,
    governance: SMALL_GOVERNANCE,
    treasury: SMALL_TREASURY,
    treasuryBaseUnits: 0n,
    grants: [],
    agentIds: ['ann', 'bob', 'cat'],
    holdingsBaseUnits: [100_000n, 100_000n, 100_000n],
    ...overrides,
  };
}

export const ANN = 0;
export const BOB = 1;
export const CAT = 2;
