import type { AgentIndex } from '../ports/staking-chain.ts';
import { reduceEntry } from './deposit-model.ts';
import type { EntryModel } from './entry-model.ts';
import { takeBack } from './pool-budget.ts';
import { hasFeature, votingTime } from './pool-features.ts';
import type { PoolModel } from './pool-model.ts';
import { ACCEPTED, type Prediction, REFUSED, type Refusal } from './predictions.ts';
import { forfeitCeil, penaltyCeil } from './reward-math.ts';
import { accrue, settle } from './settlement.ts';
import { type ModelMode, notReadyFor, type StakingBook, userOf } from './staking-book.ts';
import type { UserModel } from './user-model.ts';

/** Takes a deposit or a part of it out, before its lock's end only by force and with the penalty. */
export function unstake(
  book: StakingBook,
  agent: AgentIndex,
  amountBaseUnits: bigint,
  force: boolean,
  entryIndex: number,
  mode: ModelMode,
): Prediction {
  const user = userOf(book, agent);
  const refusal = notReadyFor(book, user);
  if (refusal !== undefined) {
    return refusal;
  }
  const { pool, nowUnixSeconds } = book;
  if (amountBaseUnits === 0n) {
    return REFUSED.ZeroAmount;
  }
  const entry = user.entries[entryIndex];
  if (entry === undefined || !entry.live) {
    return REFUSED.EntryNotFound;
  }
  if (amountBaseUnits > entry.amount) {
    return REFUSED.AmountExceedsEntry;
  }
  const remainder = entry.amount - amountBaseUnits;
  if (remainder !== 0n && remainder < pool.minStake) {
    return REFUSED.RemainderBelowMinStake;
  }
  const matured = nowUnixSeconds >= entry.lockEnd;
  if (!matured && !force) {
    return REFUSED.StillLocked;
  }
  const locked = governanceLock(pool, user, nowUnixSeconds);
  if (locked !== undefined) {
    return locked;
  }
  if (mode === 'commit') {
    accrue(pool, user, book.accrual);
    settle(pool, user, book.accrual);
    releaseWaiting(pool, user, entry, amountBaseUnits, matured);
    const penalty = matured ? 0n : penaltyCeil(amountBaseUnits, pool.penaltyBps);
    reduceEntry(pool, user, entry, remainder);
    user.penaltiesPaid += penalty;
    pool.totalPenalties += penalty;
    pool.lastUpdate = nowUnixSeconds;
    payExit(book, agent, amountBaseUnits - penalty, penalty);
  }
  return ACCEPTED;
}

/** Who proposes or has voted may not leave before it is decided. */
function governanceLock(pool: PoolModel, user: UserModel, nowUnixSeconds: bigint): Refusal | undefined {
  if (user.liveProposal !== 0) {
    return REFUSED.ProposerLocked;
  }
  const isHeld = hasFeature(pool, 'voteLock') && votingTime(pool, nowUnixSeconds) < user.voteLockUntil;
  return isHeld ? REFUSED.VoteLocked : undefined;
}

/** What a vesting entry keeps back: lost in part by leaving early, paid when a matured entry is emptied. */
function releaseWaiting(
  pool: PoolModel,
  user: UserModel,
  entry: EntryModel,
  leavingBaseUnits: bigint,
  matured: boolean,
): void {
  if (!matured) {
    const forfeited = forfeitCeil(entry.boostOwed, leavingBaseUnits, entry.amount);
    entry.boostOwed -= forfeited;
    takeBack(pool, forfeited);
    user.rewardsForfeited += forfeited;
  } else if (leavingBaseUnits === entry.amount) {
    user.owedOpen += entry.boostOwed;
    user.rewardsEarned += entry.boostOwed;
    entry.boostOwed = 0n;
  }
}

function payExit(book: StakingBook, agent: AgentIndex, toOwner: bigint, penalty: bigint): void {
  const { pool, vaults, hooks } = book;
  const user = userOf(book, agent);
  vaults.stake -= penalty;
  vaults.penalty += penalty;
  if (hasFeature(pool, 'unstakeTickets') && toOwner > 0n) {
    const index = user.ticketCount;
    user.ticketCount += 1;
    pool.ticketsOutstanding += toOwner;
    hooks.openTicket(agent, toOwner, index);
  } else {
    vaults.stake -= toOwner;
    user.wallet += toOwner;
  }
}
