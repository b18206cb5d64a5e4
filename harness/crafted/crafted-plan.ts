import type { FeatureFlags } from '#sim/core/features.ts';
import type { ChainClock, GenesisPlan } from '#sim/ports/staking-chain.ts';

const SECONDS_PER_DAY = 86_400n;
/** Slots of 400 ms, epochs of 432,000 slots. */
const SLOTS_PER_DAY = 216_000n;
const SLOTS_PER_EPOCH = 432_000n;

/** Days since 1970 of the genesis: 2026-01-01. */
export const CRAFTED_GENESIS_DAY = 20_454;

/** One token, in base units. */
export const CRAFTED_TOKEN = 1_000_000_000n;

/** Who is there, by position in the population. */
export const VICTIM = 0;
export const PROPOSER = 1;
export const THIEF = 2;

/** Midnight of a day counted from genesis. */
export function craftedClock(day: number): ChainClock {
  const slot = BigInt(day) * SLOTS_PER_DAY;
  return {
    slot,
    clusterEpoch: slot / SLOTS_PER_EPOCH,
    unixSeconds: BigInt(CRAFTED_GENESIS_DAY + day) * SECONDS_PER_DAY,
  };
}

/** What the plan of the AI Council Token has; exits in one payment, so that every path of tokens is a single call. */
const FEATURES: FeatureFlags = {
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

/** The economy that crafted transactions are tried on: three wallets and one grant. */
export const CRAFTED_PLAN: GenesisPlan = {
  seed: 10,
  clock: craftedClock(0),
  token: {
    symbol: 'ACT',
    decimals: 9,
    supplyBaseUnits: 1_000_000_000n * CRAFTED_TOKEN,
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
    minStakeBaseUnits: 100n * CRAFTED_TOKEN,
    maxStakeBaseUnits: 10_000_000n * CRAFTED_TOKEN,
    lockDays: [0, 7, 30, 90, 180],
    multiplierBps: [10_000, 12_000, 15_000, 20_000, 30_000],
    penaltyBps: 1_000,
    ticketDays: 14,
  },
  rewardRateBps: 500,
  minClaimBaseUnits: CRAFTED_TOKEN,
  features: FEATURES,
  boosters: {
    activeBps: 1_000,
    longTermBps: 2_000,
    votingBps: 1_500,
    boostDays: 90,
    activeDays: 30,
    longTermDays: 90,
  },
  minDebateFeeBaseUnits: CRAFTED_TOKEN,
  inflationBps: [500, 300, 200],
  inflationCapBps: 500,
  governance: {
    minProposalStakeBaseUnits: 10_000n * CRAFTED_TOKEN,
    minVoteStakeBaseUnits: 1_000n * CRAFTED_TOKEN,
    bondBaseUnits: 10_000n * CRAFTED_TOKEN,
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
    buybackWeeklyCapBaseUnits: 1_000_000n * CRAFTED_TOKEN,
    buybackMaxPriceQuoteUnits: 10_000_000n,
    quoteReserveQuoteUnits: 0n,
    quoteDecimals: 6,
  },
  treasuryBaseUnits: 1_000_000n * CRAFTED_TOKEN,
  grants: [
    {
      beneficiary: VICTIM,
      group: 'team',
      totalBaseUnits: 100_000n * CRAFTED_TOKEN,
      cliffDays: 0,
      durationDays: 100,
    },
  ],
  agentIds: ['victim', 'proposer', 'thief'],
  holdingsBaseUnits: [100_000n * CRAFTED_TOKEN, 100_000n * CRAFTED_TOKEN, 50_000n * CRAFTED_TOKEN],
};
