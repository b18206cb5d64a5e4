import { FEATURE_NAMES, type FeatureName } from '../core/features.ts';
import { PAUSE_NAMES, type PauseName, pausedVotingSeconds as pausedSeconds, pauseMask } from '../core/pauses.ts';
import { dayOfUnixSeconds } from '../core/units.ts';
import type { PoolModel } from './pool-model.ts';
import { REFUSED, type Refusal } from './predictions.ts';

/** Bits of `PoolModel.features`. */
const FEATURE = Object.fromEntries(FEATURE_NAMES.map((name, bit) => [name, 1 << bit])) as Readonly<
  Record<FeatureName, number>
>;

/** Bits of `PoolModel.pauseMask`. Exits have none. */
export const PAUSE = Object.fromEntries(PAUSE_NAMES.map((name) => [name, pauseMask([name])])) as Readonly<
  Record<PauseName, number>
>;

export function hasFeature(pool: PoolModel, name: FeatureName): boolean {
  return (pool.features & FEATURE[name]) !== 0;
}

/** A pause that names the instruction is in force. It ends by itself. */
export function isPaused(pool: PoolModel, nowUnixSeconds: bigint, name: PauseName): boolean {
  return (pool.pauseMask & PAUSE[name]) !== 0 && nowUnixSeconds < pool.pauseUntil;
}

/** Seconds since genesis in which voting was paused, up to now. */
export function pausedVotingSeconds(pool: PoolModel, nowUnixSeconds: bigint): bigint {
  return pausedSeconds(pool.pauseMask, pool.pauseStarted, pool.pauseUntil, pool.votePausedSeconds, nowUnixSeconds);
}

/** Unix seconds less those in which voting was paused: the clock of vote locks. */
export function votingTime(pool: PoolModel, nowUnixSeconds: bigint): bigint {
  return nowUnixSeconds - pausedVotingSeconds(pool, nowUnixSeconds);
}

/** The refusal that all instructions which read or change weight start with: the clock runs forward, no ended day is open. */
export function notRolled(pool: PoolModel, nowUnixSeconds: bigint): Refusal | undefined {
  if (nowUnixSeconds < pool.lastUpdate) {
    return REFUSED.ClockWentBack;
  }
  return pool.lastDay < dayOfUnixSeconds(Number(nowUnixSeconds)) ? REFUSED.PoolNotRolled : undefined;
}
