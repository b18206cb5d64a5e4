import type { PayoutState } from '../ports/governance-states.ts';
import type { AgentIndex } from '../ports/staking-chain.ts';
import { ACCEPTED, type Prediction, REFUSED, type Refusal } from './predictions.ts';
import { accrue, claimable, settle } from './settlement.ts';
import { type ModelMode, notReadyFor, type StakingBook, userOf } from './staking-book.ts';
import { notePayout, type UserModel } from './user-model.ts';

/** Pays what is owed of closed weeks. */
export function claimRewards(book: StakingBook, agent: AgentIndex, mode: ModelMode): Prediction {
  const user = userOf(book, agent);
  const refusal = notReadyFor(book, user) ?? nothingToPay(book, user);
  if (refusal !== undefined) {
    return refusal;
  }
  if (mode === 'commit') {
    settle(book.pool, user, book.accrual);
    const paid = takeOwed(book, user, 'claim');
    user.wallet += paid;
    book.vaults.reward -= paid;
  }
  return ACCEPTED;
}

/** Accrues, and says why a payout would be refused. */
export function nothingToPay(book: StakingBook, user: UserModel): Refusal | undefined {
  accrue(book.pool, user, book.accrual);
  const owed = claimable(book.pool, user, book.accrual);
  if (owed === 0n) {
    return REFUSED.NothingToClaim;
  }
  return owed < book.pool.minClaim ? REFUSED.ClaimBelowMinimum : undefined;
}

/** Takes what a settled account is owed out of the books; the caller moves the tokens. */
export function takeOwed(book: StakingBook, user: UserModel, kind: PayoutState['kind']): bigint {
  const { pool } = book;
  const { owed } = user;
  user.owed = 0n;
  user.rewardsClaimed += owed;
  pool.reserveOwed -= owed;
  pool.totalClaimed += owed;
  pool.lastUpdate = book.nowUnixSeconds;
  notePayout(user, { amountBaseUnits: owed, day: pool.lastDay, kind });
  return owed;
}

/**
 * Settles the entries in a mask (bit = entry index) and pays nothing; anyone may send it. Chains need it ahead of an
 * action that would otherwise name more history pages than a transaction holds. Closed weeks are floored by each settlement by itself.
 */
export function settleEntries(book: StakingBook, agent: AgentIndex, entryMask: number): Prediction {
  const user = userOf(book, agent);
  const refusal = notReadyFor(book, user);
  if (refusal !== undefined) {
    return refusal;
  }
  accrue(book.pool, user, book.accrual, entryMask);
  settle(book.pool, user, book.accrual, entryMask);
  return ACCEPTED;
}
