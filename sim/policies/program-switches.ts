import { type FeatureName, featureBit } from '../core/features.ts';
import { type PauseName, pausedVotingSeconds as pausedSeconds } from '../core/pauses.ts';
import { PAUSE } from '../ledger/pool-features.ts';
import type { PoolState } from '../ports/staking-chain.ts';

type Switches = Pick<PoolState, 'features' | 'pauseMask' | 'pauseUntilUnixSeconds'>;

export function isSwitchedOn(pool: Pick<Switches, 'features'>, feature: FeatureName): boolean {
  return (pool.features & (1 << featureBit(feature))) !== 0;
}

/** A pause that names the instruction is in force. */
export function isPaused(pool: Switches, what: PauseName, unixSeconds: number): boolean {
  return (pool.pauseMask & PAUSE[what]) !== 0 && BigInt(unixSeconds) < pool.pauseUntilUnixSeconds;
}

type VotingClock = Pick<
  PoolState,
  'pauseMask' | 'pauseStartedUnixSeconds' | 'pauseUntilUnixSeconds' | 'votePausedSeconds'
>;

/** Seconds since genesis in which voting was paused, up to now: they are added to the time of every vote. */
export function pausedVotingSeconds(pool: VotingClock, nowUnixSeconds: bigint): bigint {
  const { pauseMask, pauseStartedUnixSeconds, pauseUntilUnixSeconds, votePausedSeconds } = pool;
  return pausedSeconds(pauseMask, pauseStartedUnixSeconds, pauseUntilUnixSeconds, votePausedSeconds, nowUnixSeconds);
}
