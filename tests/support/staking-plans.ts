import type { ChainClock, GenesisPlan } from '#sim/ports/staking-chain.ts';

/** Day on which the small plans open their pool. */
export const GENESIS_DAY = 20_000;

/** A full hour of a day counted from genesis. */
export function clockAt(day: number, hour = 6): ChainClock {
  const unixSeconds = BigInt((GENESIS_DAY + day) * 86_400 + hour * 3_600);
  return { slot: unixSeconds / 2n, clusterEpoch: 0n, unixSeconds };
}

/**
 * Numbers small enough to follow by hand: whole tokens without decimals, three agents with 100,000 each, the plan's
 * five locks, a weekly cap of floor(1,000,000 * 50% * 7 / 365) = 9,589.
 */
export function smallPlan(overrides: Partial<GenesisPlan> = {}): GenesisPlan {
  return {
    seed: 1,
    clock: clockAt(0),
    token: { symbol: 'ACT', decimals: 0, supplyBaseUnits: 1_000_000n },
    staking: {
      minStakeBaseUnits: 100n,
      maxStakeBaseUnits: 50_000n,
      lockDays: [0, 7, 30, 90, 180],
      multiplierBps: [10_000, 12_000, 15_000, 20_000, 30_000],
      penaltyBps: 1_000,
    },
    rewardRateBps: 5_000,
    minClaimBaseUnits: 10n,
    agentIds: ['ann', 'bob', 'cat'],
    holdingsBaseUnits: [100_000n, 100_000n, 100_000n],
    ...overrides,
  };
}

export const ANN = 0;
export const BOB = 1;
export const CAT = 2;
