import type { FeatureFlags } from '#sim/core/features.ts';
import type { ChainClock, GenesisPlan } from '#sim/ports/staking-chain.ts';

const FIRST_DAY = BigInt(Date.UTC(2026, 0, 1)) / 86_400_000n;
const SLOTS_PER_DAY = 216_000n;
export const TOKEN = 1_000_000_000n;
export const QUOTE = 1_000_000n;

/** Features of a chain: those that leave deposits and exits as they are, and those that change their cost. */
export const PLAIN: FeatureFlags = {
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
export const COSTLY: FeatureFlags = {
  ...PLAIN,
  powerByAge: true,
  boostVests: true,
  unstakeTickets: true,
  powerCap: true,
  quadratic: true,
  penaltyBurn: true,
};

export function clockOn(day: number): ChainClock {
  const slot = BigInt(day) * SLOTS_PER_DAY;
  return { slot, clusterEpoch: slot / 432_000n, unixSeconds: (FIRST_DAY + BigInt(day)) * 86_400n };
}

/** The plan's parameters with agents that all hold the same, and a grant to the first. */
export function unitsPlan(agents: number, features: FeatureFlags): GenesisPlan {
  return {
    seed: 42,
    clock: clockOn(0),
    token: {
      symbol: 'ACT',
      decimals: 9,
      supplyBaseUnits: 1_000_000_000n * TOKEN,
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
      minStakeBaseUnits: 100n * TOKEN,
      maxStakeBaseUnits: 10_000_000n * TOKEN,
      lockDays: [0, 7, 30, 90, 180],
      multiplierBps: [10_000, 12_000, 15_000, 20_000, 30_000],
      penaltyBps: 1_000,
      ticketDays: 14,
    },
    rewardRateBps: 500,
    minClaimBaseUnits: TOKEN,
    features,
    boosters: {
      activeBps: 1_000,
      longTermBps: 2_000,
      votingBps: 1_500,
      boostDays: 90,
      activeDays: 30,
      longTermDays: 90,
    },
    minDebateFeeBaseUnits: TOKEN,
    inflationBps: [500, 300, 200],
    inflationCapBps: 500,
    governance: {
      minProposalStakeBaseUnits: 10_000n * TOKEN,
      minVoteStakeBaseUnits: 1_000n * TOKEN,
      bondBaseUnits: 10_000n * TOKEN,
      quorumBps: [1_000, 1_000, 1_000, 1_000],
      approvalBps: [6_600, 6_600, 6_600, 6_600],
      votingDays: 7,
      timelockDays: 3,
      graceDays: 14,
      seasoningDays: 1,
      lateHours: 24,
      // All of it: what a cap costs shows whatever it is.
      powerCapBps: 10_000,
      cooldownDays: 30,
      vetoDays: 365,
      quadratic: 'feature_proposals',
      quadraticAttested: true,
    },
    treasury: {
      spendingCapBps: 1_000,
      reserveFloorBaseUnits: 0n,
      buybackWeeklyCapBaseUnits: 1_000_000n * TOKEN,
      buybackMaxPriceQuoteUnits: 10n * QUOTE,
      quoteReserveQuoteUnits: 1_000n * QUOTE,
      quoteDecimals: 6,
    },
    treasuryBaseUnits: 1_000_000n * TOKEN,
    grants: [{ beneficiary: 0, group: 'team', totalBaseUnits: 1_000n * TOKEN, cliffDays: 1, durationDays: 100 }],
    agentIds: Array.from({ length: agents }, (_, i) => `agent-${i}`),
    holdingsBaseUnits: Array.from({ length: agents }, () => 2_000_000n * TOKEN),
  };
}
