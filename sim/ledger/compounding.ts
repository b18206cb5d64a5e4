import { maxBigint, minBigint } from '../core/fixed.ts';
import type { AgentIndex } from '../ports/staking-chain.ts';
import { openEntry } from './deposit-model.ts';
import { clearEntry, type EntryModel } from './entry-model.ts';
import { hasFeature } from './pool-features.ts';
import type { PoolModel } from './pool-model.ts';
import { ACCEPTED, type Prediction, REFUSED } from './predictions.ts';
import { MAX_ENTRIES } from './reward-math.ts';
import { nothingToPay, takeOwed } from './rewards.ts';
import { claimable, settle } from './settlement.ts';
import { type ModelMode, notReadyFor, type StakingBook, userOf } from './staking-book.ts';
import { freeSlot, type UserModel } from './user-model.ts';

/** Age in days from which compound entries are merged (the program's constant). */
const COMPOUND_MERGE_DAYS = 28;

/** The owner's consent; needs no roll. */
export function setCompounding(book: StakingBook, agent: AgentIndex, enabled: boolean, mode: ModelMode): Prediction {
  const user = userOf(book, agent);
  if (!user.opened) {
    return REFUSED.AccountOwnedByWrongProgram;
  }
  if (mode === 'commit') {
    user.compounding = enabled;
  }
  return ACCEPTED;
}

/** Stakes what is owed as a lock-free deposit; what the stake cap leaves over goes to the owner's wallet. */
export function compoundRewards(book: StakingBook, agent: AgentIndex, mode: ModelMode): Prediction {
  const { pool, vaults, nowUnixSeconds } = book;
  const user = userOf(book, agent);
  const refusal = notReadyFor(book, user, 'compound');
  if (refusal !== undefined) {
    return refusal;
  }
  if (!hasFeature(pool, 'compounding')) {
    return REFUSED.FeatureDisabled;
  }
  if (!user.compounding) {
    return REFUSED.NotOptedIn;
  }
  const unpaid = nothingToPay(book, user);
  if (unpaid !== undefined) {
    return unpaid;
  }
  const owed = claimable(pool, user, book.accrual);
  const staked = stakeable(pool, user, owed);
  if (mode === 'commit') {
    settle(pool, user, book.accrual);
    takeOwed(book, user, 'compound');
    mergeCompoundUntil(user, pool.lastDay - COMPOUND_MERGE_DAYS);
    if (staked > 0n) {
      openEntry(pool, user, { slot: freeSlot(user), tier: 0, amountBaseUnits: staked, nowUnixSeconds, compound: true });
      user.rewardsCompounded += staked;
      pool.totalCompounded += staked;
    }
    vaults.reward -= owed;
    vaults.stake += staked;
    user.wallet += owed - staked;
  }
  return ACCEPTED;
}

/** What of the rewards becomes stake: as much as the cap leaves room for, nothing without a free entry. */
function stakeable(pool: PoolModel, user: UserModel, owed: bigint): bigint {
  if (!hasRoom(pool, user)) {
    return 0n;
  }
  return hasFeature(pool, 'stakeCap') ? minBigint(owed, maxBigint(pool.maxStake - user.amount, 0n)) : owed;
}

/**
 * A slot is free, or will be when compound entries that are too old to be young on any open proposal are one. Anyone
 * may compound, so a merge must not take a vote away by making an entry younger.
 */
function hasRoom(pool: PoolModel, user: UserModel): boolean {
  const live = user.entries.filter((entry) => entry.live);
  const old = live.filter((entry) => entry.compound && entry.startDay <= pool.lastDay - COMPOUND_MERGE_DAYS);
  return live.length < MAX_ENTRIES || old.length > 1;
}

/** Settled compound entries weigh the same as one of all their amounts; the lowest slot stays, with the latest day. */
function mergeCompoundUntil(user: UserModel, lastDay: number): void {
  let kept: EntryModel | undefined;
  for (const entry of user.entries) {
    if (!entry.live || !entry.compound || !entry.started || entry.startDay > lastDay) {
      continue;
    }
    if (kept === undefined) {
      kept = entry;
      continue;
    }
    kept.amount += entry.amount;
    kept.weightLocked = kept.amount;
    kept.weightBase = kept.amount;
    kept.startDay = Math.max(kept.startDay, entry.startDay);
    kept.endDay = kept.startDay;
    kept.lockEnd = maxBigint(kept.lockEnd, entry.lockEnd);
    clearEntry(entry);
  }
}
