import { FEATURE_NAMES, type FeatureFlags, type FeatureName } from '#sim/core/features.ts';
import type { DistributionSpec, GovernanceSpec, RewardsSpec, StakingSpec, TreasurySpec } from '#sim/core/run-spec.ts';

/** Everything that initialisation sets; afterwards only executed proposals change it. Amounts are base units. */
export interface EconomyTerms {
  readonly staking: StakingSpec;
  readonly rewards: RewardsSpec;
  readonly governance: GovernanceSpec;
  readonly treasury: Omit<TreasurySpec, 'quoteReserveQuoteUnits' | 'quoteDecimals'>;
  readonly features: FeatureFlags;
}

/** One ACT, at 9 decimals. */
const ACT = 1_000_000_000n;

/** The plan's token: name, symbol, decimals, and its supply in base units. */
export const PLAN_TOKEN = {
  name: 'AI Council Token',
  symbol: 'ACT',
  decimals: 9,
  supplyBaseUnits: 1_000_000_000n * ACT,
} as const;

/** The plan's distribution: 40% community, 20% team, 20% treasury, 10% liquidity, 10% partners. */
export const PLAN_DISTRIBUTION: DistributionSpec = {
  communityBps: 4_000,
  teamBps: 2_000,
  treasuryBps: 2_000,
  liquidityBps: 1_000,
  partnersBps: 1_000,
  teamVesting: { cliffDays: 365, durationDays: 1_460 },
  partnersVesting: { cliffDays: 180, durationDays: 730 },
};

/** Flags with these features on and all others off. */
export function featuresOn(...on: readonly FeatureName[]): FeatureFlags {
  return Object.fromEntries(FEATURE_NAMES.map((name) => [name, on.includes(name)])) as Record<FeatureName, boolean>;
}

/** The plan's values for a token of 9 decimals: `profile: plan` of the simulator. */
export const PLAN_ECONOMY: EconomyTerms = {
  staking: {
    minStakeBaseUnits: 100n * ACT,
    maxStakeBaseUnits: 10_000_000n * ACT,
    lockDays: [0, 7, 30, 90, 180],
    multiplierBps: [10_000, 12_000, 15_000, 20_000, 30_000],
    penaltyBps: 1_000,
    ticketDays: 7,
  },
  rewards: {
    rewardRateBps: 500,
    inflationBps: [500, 300, 200],
    inflationCapBps: 500,
    minClaimBaseUnits: ACT,
    boosters: {
      activeBps: 1_000,
      longTermBps: 2_000,
      votingBps: 1_500,
      boostDays: 28,
      activeDays: 28,
      longTermDays: 180,
    },
    minDebateFeeBaseUnits: ACT,
  },
  governance: {
    minProposalStakeBaseUnits: 10_000n * ACT,
    minVoteStakeBaseUnits: 1_000n * ACT,
    bondBaseUnits: 0n,
    quorumBps: [1_000, 1_000, 1_000, 1_000],
    approvalBps: [6_600, 6_600, 6_600, 6_600],
    votingDays: 7,
    timelockDays: 3,
    graceDays: 14,
    seasoningDays: 0,
    lateHours: 24,
    powerCapBps: 500,
    cooldownDays: 30,
    vetoDays: 180,
    quadratic: 'all',
    quadraticAttested: false,
  },
  treasury: {
    spendingCapBps: 1_000,
    reserveFloorBaseUnits: 20_000_000n * ACT,
    buybackWeeklyCapBaseUnits: 1_000_000n * ACT,
    buybackMaxPriceQuoteUnits: 100_000n,
  },
  features: featuresOn('compounding', 'boosters', 'stakeCap', 'powerByLock', 'buyback', 'pause'),
};
