import type { AgentIndex } from '../ports/staking-chain.ts';
import type { EntryModel } from './entry-model.ts';
import { countEntry, uncountEntry } from './entry-totals.ts';
import { hasFeature } from './pool-features.ts';
import type { PoolModel } from './pool-model.ts';
import { ACCEPTED, type Prediction, REFUSED } from './predictions.ts';
import { accrue, settle } from './settlement.ts';
import { type ModelMode, notReadyFor, type StakingBook, userOf } from './staking-book.ts';
import { remembersVote, type UserModel } from './user-model.ts';

/** Votes among the last proposals with quorum that the voting booster asks for. */
const BOOSTER_VOTES = 2;

/** Grants each entry that counts already the boosters that it earns, for the pool's booster days. */
export function refreshBoosters(book: StakingBook, agent: AgentIndex, mode: ModelMode): Prediction {
  const { pool } = book;
  const user = userOf(book, agent);
  const refusal = notReadyFor(book, user, 'boosters');
  if (refusal !== undefined) {
    return refusal;
  }
  if (!hasFeature(pool, 'boosters')) {
    return REFUSED.FeatureDisabled;
  }
  const sharedBps = sharedBoostBps(book, user);
  if (!user.entries.some((entry) => earnedBps(pool, entry, sharedBps) > 0)) {
    return REFUSED.NoBoosterEarned;
  }
  if (mode === 'commit') {
    accrue(pool, user, book.accrual);
    settle(pool, user, book.accrual);
    user.boostBps = sharedBps;
    user.boostEndDay = pool.lastDay + pool.boostDays - 1;
    for (const entry of user.entries) {
      boostEntry(pool, entry, earnedBps(pool, entry, sharedBps), user.boostEndDay);
    }
    pool.lastUpdate = book.nowUnixSeconds;
  }
  return ACCEPTED;
}

/** An entry that earns no booster keeps what it has. */
function boostEntry(pool: PoolModel, entry: EntryModel, boostBps: number, endDay: number): void {
  if (boostBps > 0) {
    uncountEntry(pool, entry);
    entry.boostBps = boostBps;
    entry.boostEndDay = endDay;
    entry.boostOver = false;
    countEntry(pool, entry);
  }
}

/** What one entry earns: the owner's share, and the long-term booster if it is old enough. */
function earnedBps(pool: PoolModel, entry: EntryModel, sharedBps: number): number {
  if (!entry.live || entry.compound || entry.startDay >= pool.lastDay) {
    return 0;
  }
  const isOldEnough = pool.lastDay - entry.startDay >= pool.longTermDays;
  return sharedBps + (isOldEnough ? pool.boostLongTermBps : 0);
}

/** Basis points that do not depend on a deposit's age: taking part in debates, and voting. */
function sharedBoostBps({ pool, hooks }: StakingBook, user: UserModel): number {
  const isActive = user.lastDebateDay > 0 && user.lastDebateDay + pool.activeDays > pool.lastDay;
  const votes = hooks.recentQuorumIds().filter((id) => remembersVote(user, id)).length;
  return (isActive ? pool.boostActiveBps : 0) + (votes >= BOOSTER_VOTES ? pool.boostVotingBps : 0);
}
