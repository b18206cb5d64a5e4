import { SECONDS_PER_DAY } from '../../core/units.ts';
import type { AgentIndex } from '../../ports/actions.ts';
import { hasFeature, PAUSE, pausedVotingSeconds } from '../pool-features.ts';
import { ACCEPTED, type Prediction, REFUSED } from '../predictions.ts';
import type { ModelMode } from '../staking-book.ts';
import type { EconomyBook } from './economy-book.ts';

/** Longest pause, and the least time between the end of one and the next. */
export const MAX_PAUSE_SECONDS = 7 * SECONDS_PER_DAY;
export const PAUSE_COOL_DOWN_SECONDS = 7 * SECONDS_PER_DAY;

const ALL_PAUSES = Object.values(PAUSE).reduce((mask, bit) => mask | bit, 0);

/** The guardian pauses what a mask names. Needs no roll: an emergency does not wait for one. */
export function pause({ staking }: EconomyBook, mask: number, seconds: number, mode: ModelMode): Prediction {
  const { pool, nowUnixSeconds: now } = staking;
  if (!hasFeature(pool, 'pause')) {
    return REFUSED.FeatureDisabled;
  }
  if (mask === 0 || (mask & ~ALL_PAUSES) !== 0) {
    return REFUSED.PauseMaskInvalid;
  }
  if (seconds === 0 || seconds > MAX_PAUSE_SECONDS) {
    return REFUSED.PauseTooLong;
  }
  if (pool.pauseUntil !== 0n && now < pool.pauseUntil + BigInt(PAUSE_COOL_DOWN_SECONDS)) {
    return REFUSED.PauseCoolDown;
  }
  if (mode === 'commit') {
    pool.votePausedSeconds = pausedVotingSeconds(pool, now);
    pool.pauseStarted = now;
    pool.pauseUntil = now + BigInt(seconds);
    pool.pauseMask = mask;
  }
  return ACCEPTED;
}

/** Ends the pause that is in force; works with the feature switched off, too. */
export function unpause({ staking }: EconomyBook, mode: ModelMode): Prediction {
  const { pool, nowUnixSeconds: now } = staking;
  if (now >= pool.pauseUntil) {
    return REFUSED.NotPaused;
  }
  if (mode === 'commit') {
    pool.pauseUntil = now;
  }
  return ACCEPTED;
}

/** The attestor vouches that an agent is one person. */
export function attest({ attested }: EconomyBook, agent: AgentIndex, mode: ModelMode): Prediction {
  if (attested.has(agent)) {
    return REFUSED.AlreadyInitialized;
  }
  if (mode === 'commit') {
    attested.add(agent);
  }
  return ACCEPTED;
}

export function revokeAttestation({ attested }: EconomyBook, agent: AgentIndex, mode: ModelMode): Prediction {
  if (!attested.has(agent)) {
    return REFUSED.AccountOwnedByWrongProgram;
  }
  if (mode === 'commit') {
    attested.delete(agent);
  }
  return ACCEPTED;
}
