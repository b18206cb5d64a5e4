import { bpsFloor, minBigint } from '../core/fixed.ts';
import { SECONDS_PER_DAY } from '../core/units.ts';
import { MAX_ENTRIES } from '../ledger/reward-math.ts';
import type { PoolState, StakeEntryState, UserStakeState } from '../ports/staking-chain.ts';
import type { Intent, Observation } from './policy.ts';
import { isSwitchedOn, pausedVotingSeconds } from './program-switches.ts';

const NO_ENTRIES: readonly StakeEntryState[] = [];

/** Live deposits of the observing agent. */
export function entriesOf(observation: Observation): readonly StakeEntryState[] {
  return observation.stake?.entries ?? NO_ENTRIES;
}

export function stakedBaseUnits(observation: Observation): bigint {
  return observation.stake?.amountBaseUnits ?? 0n;
}

/** An amount of whole tokens, with at most three decimals, in base units. */
export function tokensToBaseUnits(tokens: number, tokenUnitBaseUnits: bigint): bigint {
  return (BigInt(Math.round(tokens * 1_000)) * tokenUnitBaseUnits) / 1_000n;
}

/** Its lock is over: it can leave without penalty. */
export function isMatured(entry: StakeEntryState, observation: Observation): boolean {
  return entry.lockEndUnixSeconds <= BigInt(observation.unixSeconds);
}

/**
 * Days until the program lets anything of the stake go: to the end of voting for who voted; a day at a time for who
 * has a live proposal. 0 when it does so now.
 */
export function daysHeld({ stake, pool, unixSeconds }: Observation): number {
  if (stake === undefined) return 0;
  return Math.max(secondsHeldByVotes(stake, pool, unixSeconds) / SECONDS_PER_DAY, stake.liveProposal === 0 ? 0 : 1);
}

/** The lock's clock stands still while voting is paused. */
function secondsHeldByVotes(stake: UserStakeState, pool: PoolState, unixSeconds: number): number {
  if (stake.voteLockUntilUnixSeconds === 0n) return 0;
  const until = stake.voteLockUntilUnixSeconds + pausedVotingSeconds(pool, BigInt(unixSeconds));
  return Math.max(Number(until) - unixSeconds, 0);
}

/** Takes a deposit out, the whole of it by default; `force` only where its lock still runs. */
export function leaveEntry(
  entry: StakeEntryState,
  observation: Observation,
  amountBaseUnits = entry.amountBaseUnits,
): Intent {
  return {
    kind: 'unstake',
    amountBaseUnits,
    force: !isMatured(entry, observation),
    entryIndex: entry.index,
  };
}

/** What leaves now can be staked again at once: nothing holds it, and it is not paid out over time. */
export function canRelock(observation: Observation): boolean {
  return daysHeld(observation) === 0 && !isSwitchedOn(observation.pool, 'unstakeTickets');
}

/** A deposit worth relocking has run out of boost; one without a lock has none to lose. */
export function isSpent(entry: StakeEntryState, observation: Observation): boolean {
  return entry.endDay > entry.startDay && isMatured(entry, observation);
}

/** Those that can leave without penalty. */
export function maturedOf(entries: readonly StakeEntryState[], observation: Observation): readonly StakeEntryState[] {
  return entries.filter((entry) => isMatured(entry, observation));
}

/** Those worth relocking. */
export function spentOf(entries: readonly StakeEntryState[], observation: Observation): readonly StakeEntryState[] {
  return entries.filter((entry) => isSpent(entry, observation));
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
 * Fits a wish to stake into what the program takes: not more than `available`, not above the wallet's cap where there
 * is one, and nothing at all below the minimum (a smaller wish is raised to it where `available` allows).
 */
export function fitDeposit(wish: bigint, available: bigint, stakedAfterLeaving: bigint, pool: PoolState): bigint {
  const limit = minBigint(available, stakeCapBaseUnits(pool) - stakedAfterLeaving);
  if (wish <= 0n || limit < pool.minStakeBaseUnits) return 0n;
  const amount = minBigint(wish, limit);
  return amount < pool.minStakeBaseUnits ? pool.minStakeBaseUnits : amount;
}

/** Most that one wallet may have staked; the whole supply while the cap is switched off. */
export function stakeCapBaseUnits(pool: PoolState): bigint {
  return isSwitchedOn(pool, 'stakeCap') ? pool.maxStakeBaseUnits : pool.totalSupplyBaseUnits;
}

/** Present length of a lock by its position; today's deposits may still use the lengths of before a change. */
export function lockDaysAt(pool: PoolState, lockIndex: number): number {
  return pool.openLockDays[lockIndex] ?? 0;
}

/** Claimable rewards if they are worth a claim: at least the program's minimum and this share of the stake, else 0. */
export function worthClaiming(observation: Observation, stakeShareBps: number): bigint {
  if (observation.stake === undefined) return 0n;
  const claimable = observation.claimableBaseUnits();
  if (claimable === 0n || claimable < observation.pool.minClaimBaseUnits) return 0n;
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
