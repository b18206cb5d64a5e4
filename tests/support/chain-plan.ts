import type { ChainClock, GenesisPlan } from '#sim/ports/staking-chain.ts';

const SECONDS_PER_DAY = 86_400n;
/** Slots of 400 ms, epochs of 432,000 slots. */
const SLOTS_PER_DAY = 216_000n;
const SLOTS_PER_EPOCH = 432_000n;

/** Midnight of the first day of test runs. */
export const FIRST_DAY = BigInt(Date.UTC(2026, 0, 1)) / 1_000n / SECONDS_PER_DAY;

/** One token of 9 decimals, in base units. */
export const TOKEN = 1_000_000_000n;

/** The chain's clock some seconds into a day counted from the first. */
export function clockAt(day: number, secondOfDay = 0): ChainClock {
  const slot = BigInt(day) * SLOTS_PER_DAY + (BigInt(secondOfDay) * 5n) / 2n;
  return {
    slot,
    clusterEpoch: slot / SLOTS_PER_EPOCH,
    unixSeconds: (FIRST_DAY + BigInt(day)) * SECONDS_PER_DAY + BigInt(secondOfDay),
  };
}

/** The plan's token and parameters with a population of the given holdings, in whole tokens. */
export function genesisPlan(holdingsTokens: readonly bigint[], changes: Partial<GenesisPlan> = {}): GenesisPlan {
  return {
    seed: 42,
    clock: clockAt(0),
    token: { symbol: 'ACT', decimals: 9, supplyBaseUnits: 1_000_000_000n * TOKEN },
    staking: {
      minStakeBaseUnits: 100n * TOKEN,
      maxStakeBaseUnits: 10_000_000n * TOKEN,
      lockDays: [0, 7, 30, 90, 180],
      multiplierBps: [10_000, 12_000, 15_000, 20_000, 30_000],
      penaltyBps: 1_000,
    },
    rewardRateBps: 500,
    minClaimBaseUnits: TOKEN,
    agentIds: holdingsTokens.map((_, i) => `agent-${i}`),
    holdingsBaseUnits: holdingsTokens.map((tokens) => tokens * TOKEN),
    ...changes,
  };
}
