import { bpsFloor, minBigint } from '../core/fixed.ts';
import type { StakingSpec } from '../core/run-spec.ts';
import { MAX_ENTRIES } from '../ledger/reward-math.ts';
import type { StakeEntryState } from '../ports/staking-chain.ts';
import type { Intent, Observation } from './policy.ts';

const NO_ENTRIES: readonly StakeEntryState[] = [];

/** Live deposits of the observing agent. */
export function entriesOf(observation: Observation): readonly StakeEntryState[] {
  return observation.stake?.entries ?? NO_ENTRIES;
}

export function stakedBaseUnits(observation: Observation): bigint {
  return observation.stake?.amountBaseUnits ?? 0n;
}

/** Its lock is over: it can leave without penalty. */
export function isMatured(entry: StakeEntryState, observation: Observation): boolean {
  return entry.lockEndUnixSeconds <= BigInt(observation.unixSeconds);
}

/** Takes a whole deposit out; `force` only where its lock still runs. */
export function leaveEntry(entry: StakeEntryState, observation: Observation): Intent {
  return {
    kind: 'unstake',
    amountBaseUnits: entry.amountBaseUnits,
    force: !isMatured(entry, observation),
    entryIndex: entry.index,
  };
}

/** A deposit worth relocking has run out of boost; one without a lock has none to lose. */
export function isSpent(entry: StakeEntryState, observation: Observation): boolean {
  return entry.endDay > entry.startDay && isMatured(entry, observation);
}

export function hasFreeSlot(entryCount: number): boolean {
  return entryCount < MAX_ENTRIES;
}

export function sumOf(entries: readonly StakeEntryState[]): bigint {
  let sum = 0n;
  for (const entry of entries) sum += entry.amountBaseUnits;
  return sum;
}

/**
 * Fits a wish to stake into what the program takes: not more than `available`, not above the wallet's cap, and
 * nothing at all below the minimum (a smaller wish is raised to it where `available` allows).
 */
export function fitDeposit(wish: bigint, available: bigint, stakedAfterLeaving: bigint, staking: StakingSpec): bigint {
  const limit = minBigint(available, staking.maxStakeBaseUnits - stakedAfterLeaving);
  if (wish <= 0n || limit < staking.minStakeBaseUnits) return 0n;
  const amount = minBigint(wish, limit);
  return amount < staking.minStakeBaseUnits ? staking.minStakeBaseUnits : amount;
}

/** Claimable rewards if they are worth a claim: at least the program's minimum and this share of the stake, else 0. */
export function worthClaiming(observation: Observation, minClaimBaseUnits: bigint, stakeShareBps: number): bigint {
  if (observation.stake === undefined) return 0n;
  const claimable = observation.claimableBaseUnits();
  if (claimable === 0n || claimable < minClaimBaseUnits) return 0n;
  return claimable < bpsFloor(stakedBaseUnits(observation), stakeShareBps) ? 0n : claimable;
}

/** Mean of the yearly rates of the scenario's locks, weighted with the agent's own lock mix, in basis points. */
export function blendedAprBps(observation: Observation, weights: readonly number[]): number {
  let sum = 0;
  let total = 0;
  for (let lock = 0; lock < weights.length; lock++) {
    const weight = weights[lock] as number;
    if (weight === 0) continue;
    sum += weight * observation.estimatedAprBps(lock);
    total += weight;
  }
  return sum / total;
}

/** Mean days between events that happen within a week with probability `weeklyBps` / 10_000 (Poisson); Infinity for 0. */
export function meanDaysBetween(weeklyBps: number): number {
  const rate = -Math.log(1 - Math.min(weeklyBps, 9_999) / 10_000);
  return rate === 0 ? Number.POSITIVE_INFINITY : 7 / rate;
}
