import type { FeatureFlags } from '#sim/core/features.ts';
import type { ChainClock, GenesisPlan } from '#sim/ports/staking-chain.ts';

const SECONDS_PER_DAY = 86_400n;
/** Slots of 400 ms, epochs of 432,000 slots. */
const SLOTS_PER_DAY = 216_000n;
const SLOTS_PER_EPOCH = 432_000n;

/** Days since 1970 of the genesis: 2026-01-01. */
export const TRIAL_GENESIS_DAY = 20_454;

/** One token, in base units. */
export const TRIAL_TOKEN = 1_000_000_000n;

/** The chain's clock some seconds into a day counted from genesis. */
export function trialClock(day: number, secondOfDay = 0): ChainClock {
  const slot = BigInt(day) * SLOTS_PER_DAY + (BigInt(secondOfDay) * 5n) / 2n;
  return {
    slot,
    clusterEpoch: slot / SLOTS_PER_EPOCH,
    unixSeconds: BigInt(TRIAL_GENESIS_DAY + day) * SECONDS_PER_DAY + BigInt(secondOfDay),
  };
}

/** Everything on that leaves stakes, claims and exits as the plan has them. */
export const TRIAL_FEATURES: FeatureFlags = {
  compounding: true,
  boosters: true,
  stakeCap: true,
  powerByLock: true,
  powerByAge: false,
  boostVests: false,
  unstakeTickets: false,
  voteLock: true,
  lateQuorum: true,
  powerCap: false,
  quadratic: false,
  spendingCap: true,
  reserveFloor: true,
  buyback: true,
  penaltyBurn: false,
  pause: true,
  veto: true,
  coolDown: true,
};

/**
 * A small economy to try things on: the plan's token and parameters with a population of the given holdings, in whole
 * tokens.
 */
export function trialPlan(holdingsTokens: readonly bigint[], changes: Partial<GenesisPlan> = {}): GenesisPlan {
  return {
    seed: 42,
    clock: trialClock(0),
    token: {
      symbol: 'ACT',
      decimals: 9,
      supplyBaseUnits: 1_000_000_000n * TRIAL_TOKEN,
      distribution: {
        communityBps: 4_000,
        teamBps: 2_000,
        treasuryBps: 2_000,
        liquidityBps: 1_000,
        partnersBps: 1_000,
        teamVesting: { cliffDays: 365, durationDays: 1_460 },
        partnersVesting: { cliffDays: 180, durationDays: 730 },
      },
    },
    staking: {
      minStakeBaseUnits: 100n * TRIAL_TOKEN,
      maxStakeBaseUnits: 10_000_000n * TRIAL_TOKEN,
      lockDays: [0, 7, 30, 90, 180],
      multiplierBps: [10_000, 12_000, 15_000, 20_000, 30_000],
      penaltyBps: 1_000,
      ticketDays: 14,
    },
    rewardRateBps: 500,
    minClaimBaseUnits: TRIAL_TOKEN,
    features: TRIAL_FEATURES,
    boosters: {
      activeBps: 1_000,
      longTermBps: 2_000,
      votingBps: 1_500,
      boostDays: 90,
      activeDays: 30,
      longTermDays: 90,
    },
    minDebateFeeBaseUnits: TRIAL_TOKEN,
    inflationBps: [500, 300, 200],
    inflationCapBps: 500,
    governance: {
      minProposalStakeBaseUnits: 10_000n * TRIAL_TOKEN,
      minVoteStakeBaseUnits: 1_000n * TRIAL_TOKEN,
      bondBaseUnits: 10_000n * TRIAL_TOKEN,
      quorumBps: [1_000, 1_000, 1_000, 1_000],
      approvalBps: [6_600, 6_600, 6_600, 6_600],
      votingDays: 7,
      timelockDays: 3,
      graceDays: 14,
      seasoningDays: 1,
      lateHours: 24,
      powerCapBps: 500,
      cooldownDays: 30,
      vetoDays: 365,
      quadratic: 'feature_proposals',
      quadraticAttested: true,
    },
    treasury: {
      spendingCapBps: 1_000,
      reserveFloorBaseUnits: 0n,
      buybackWeeklyCapBaseUnits: 1_000_000n * TRIAL_TOKEN,
      buybackMaxPriceQuoteUnits: 10_000_000n,
      quoteReserveQuoteUnits: 0n,
      quoteDecimals: 6,
    },
    treasuryBaseUnits: 0n,
    grants: [],
    agentIds: holdingsTokens.map((_, i) => `agent-${i}`),
    holdingsBaseUnits: holdingsTokens.map((tokens) => tokens * TRIAL_TOKEN),
    ...changes,
  };
}
