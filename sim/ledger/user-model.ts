import { maxBigint, minBigint } from '../core/fixed.ts';
import type { StakeEntryState, UserStakeState } from '../ports/staking-chain.ts';
import { type EntryModel, entryState, hasNoLock } from './entry-model.ts';
import { accAfterDay, openWeek, type PoolModel } from './pool-model.ts';
import { fractionOf, MAX_ENTRIES, rewardFloor } from './reward-math.ts';

/** Mutable twin of one agent: token wallet and, once opened, the `UserStake` account. */
export interface UserModel {
  wallet: bigint;
  /** The stake account exists. */
  opened: boolean;
  amount: bigint;
  rewardsEarned: bigint;
  votingPower: bigint;
  owed: bigint;
  owedOpen: bigint;
  owedOpenWeek: number;
  rewardsClaimed: bigint;
  penaltiesPaid: bigint;
  /** Fraction of a base unit, in 2^-64, that the last settlement left for the next one. */
  rewardDustQ64: bigint;
  /** Slots used so far; a slot keeps its object when it is freed. */
  readonly entries: EntryModel[];
}

/** Rewards since the last settlement, in base units. `closed` is the part of weeks that have ended. */
export interface Accrual {
  earned: bigint;
  closed: bigint;
  /** What is left below a base unit, in 2^-64. */
  dustQ64: bigint;
}

export function createUserModel(walletBaseUnits: bigint): UserModel {
  return {
    wallet: walletBaseUnits,
    opened: false,
    amount: 0n,
    rewardsEarned: 0n,
    votingPower: 0n,
    owed: 0n,
    owedOpen: 0n,
    owedOpenWeek: 0,
    rewardsClaimed: 0n,
    penaltiesPaid: 0n,
    rewardDustQ64: 0n,
    entries: [],
  };
}

/** Lowest free slot, or -1 when all sixteen are taken. */
export function freeSlot(user: UserModel): number {
  const { entries } = user;
  for (let slot = 0; slot < entries.length; slot += 1) {
    if (!(entries[slot] as EntryModel).live) {
      return slot;
    }
  }
  return entries.length < MAX_ENTRIES ? entries.length : -1;
}

/** Every slot of an account, as bits. */
export const ALL_ENTRIES = 0xffff;

/** Computes what a settlement of the entries in `mask` would add, into `out`; changes nothing else. */
export function accrue(pool: PoolModel, user: UserModel, out: Accrual, mask: number = ALL_ENTRIES): void {
  let earnedQ64 = user.rewardDustQ64;
  let closedQ64 = user.rewardDustQ64;
  for (let index = 0; index < user.entries.length; index += 1) {
    const entry = user.entries[index] as EntryModel;
    if (!isSettled(pool, entry, mask, index)) {
      continue;
    }
    const lo = entry.started ? entry.paidAcc : accAfterDay(pool, entry.startDay);
    const closedAcc = maxBigint(lo, pool.accWeekOpen);
    if (entry.ended || hasNoLock(entry)) {
      earnedQ64 += entry.weightBase * (pool.acc - lo);
      closedQ64 += entry.weightBase * (closedAcc - lo);
    } else if (pool.lastDay > entry.endDay) {
      const mid = maxBigint(accAfterDay(pool, entry.endDay), lo);
      earnedQ64 += entry.weightLocked * (mid - lo) + entry.weightBase * (pool.acc - mid);
      closedQ64 += entry.weightLocked * (minBigint(closedAcc, mid) - lo);
      closedQ64 += entry.weightBase * (maxBigint(closedAcc, mid) - mid);
    } else {
      earnedQ64 += entry.weightLocked * (pool.acc - lo);
      closedQ64 += entry.weightLocked * (closedAcc - lo);
    }
  }
  // Floor once per settlement, over all entries; the fraction waits for the next one, so settling often costs nothing.
  out.earned = rewardFloor(earnedQ64);
  out.closed = rewardFloor(closedQ64);
  out.dustQ64 = fractionOf(earnedQ64);
}

/** What could be claimed after a settlement that adds `accrual`. */
export function claimable(pool: PoolModel, user: UserModel, accrual: Accrual): bigint {
  const closedBefore = user.owedOpenWeek < openWeek(pool) ? user.owed + user.owedOpen : user.owed;
  return closedBefore + accrual.closed;
}

/** Writes a settlement: moves the last open week over, adds `accrual`, moves the entries in `mask` to the present. */
export function settle(pool: PoolModel, user: UserModel, accrual: Accrual, mask: number = ALL_ENTRIES): void {
  const week = openWeek(pool);
  if (user.owedOpenWeek < week) {
    user.owed += user.owedOpen;
    user.owedOpen = 0n;
    user.owedOpenWeek = week;
  }
  user.owed += accrual.closed;
  user.owedOpen += accrual.earned - accrual.closed;
  user.rewardsEarned += accrual.earned;
  user.rewardDustQ64 = accrual.dustQ64;
  for (let index = 0; index < user.entries.length; index += 1) {
    const entry = user.entries[index] as EntryModel;
    if (!isSettled(pool, entry, mask, index)) {
      continue;
    }
    entry.started = true;
    entry.paidAcc = pool.acc;
    if (!entry.ended && !hasNoLock(entry) && pool.lastDay > entry.endDay) {
      entry.ended = true;
      user.votingPower -= entry.weightLocked - entry.weightBase;
    }
  }
}

/** An entry of the open day has earned nothing and stays as it is. */
function isSettled(pool: PoolModel, entry: EntryModel, mask: number, index: number): boolean {
  return entry.live && entry.startDay < pool.lastDay && (mask & (1 << index)) !== 0;
}

/** Snapshot in the port's shape; undefined until the stake account is open. */
export function userStakeState(user: UserModel): UserStakeState | undefined {
  if (!user.opened) {
    return undefined;
  }
  const entries: StakeEntryState[] = [];
  for (let index = 0; index < user.entries.length; index += 1) {
    const entry = user.entries[index] as EntryModel;
    if (entry.live) {
      entries.push(entryState(index, entry));
    }
  }
  return {
    amountBaseUnits: user.amount,
    rewardsEarnedBaseUnits: user.rewardsEarned,
    votingPower: user.votingPower,
    owedBaseUnits: user.owed,
    owedOpenBaseUnits: user.owedOpen,
    owedOpenWeek: user.owedOpenWeek,
    rewardsClaimedBaseUnits: user.rewardsClaimed,
    penaltiesPaidBaseUnits: user.penaltiesPaid,
    rewardDustQ64: user.rewardDustQ64,
    entries,
  };
}
