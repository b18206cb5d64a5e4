import { SECONDS_PER_DAY } from '../core/units.ts';
import { clearEntry, type EntryModel, hasNoLock } from './entry-model.ts';
import type { PoolModel } from './pool-model.ts';
import type { UserModel } from './user-model.ts';

/** A deposit that the program accepts. */
export interface Deposit {
  readonly slot: number;
  readonly tier: number;
  readonly amountBaseUnits: bigint;
  readonly weightLocked: bigint;
  readonly nowUnixSeconds: bigint;
}

/** Puts a deposit into its slot; it counts from the next day on. */
export function openEntry(pool: PoolModel, user: UserModel, deposit: Deposit): void {
  const { tier, amountBaseUnits, weightLocked } = deposit;
  const lockDays = pool.lockDays[tier] as number;
  user.entries[deposit.slot] = {
    live: true,
    amount: amountBaseUnits,
    lockEnd: deposit.nowUnixSeconds + BigInt(lockDays * SECONDS_PER_DAY),
    paidAcc: 0n,
    weightLocked,
    weightBase: amountBaseUnits,
    startDay: pool.lastDay,
    endDay: pool.lastDay + lockDays,
    tier,
    started: false,
    ended: false,
  };
  user.opened = true;
  if (user.amount === 0n) {
    pool.stakerCount += 1;
  }
  user.amount += amountBaseUnits;
  user.votingPower += weightLocked;
  pool.totalStaked += amountBaseUnits;
  pool.pendingWeight += weightLocked;
  pool.pendingPower += weightLocked;
  if (lockDays > 0) {
    addPendingDrop(pool, tier, weightLocked - amountBaseUnits);
  }
}

/** Leaves `remainder` in a settled entry, with the weight that belongs to it; frees the slot when it is zero. */
export function reduceEntry(
  pool: PoolModel,
  user: UserModel,
  entry: EntryModel,
  remainder: bigint,
  weightLocked: bigint,
): void {
  const lessLocked = entry.weightLocked - weightLocked;
  const lessBase = entry.weightBase - remainder;
  withdrawWeight(pool, entry, lessLocked, lessBase);
  user.votingPower -= entry.ended ? lessBase : lessLocked;
  user.amount -= lessBase;
  pool.totalStaked -= lessBase;
  if (user.amount === 0n) {
    pool.stakerCount -= 1;
  }
  if (remainder === 0n) {
    clearEntry(entry);
  } else {
    entry.amount = remainder;
    entry.weightLocked = weightLocked;
    entry.weightBase = remainder;
  }
}

/** Takes weight out of where it counts now: the open day's stakes, the boosted, or those without a boost. */
function withdrawWeight(pool: PoolModel, entry: EntryModel, lessLocked: bigint, lessBase: bigint): void {
  const drop = lessLocked - lessBase;
  if (entry.startDay === pool.lastDay) {
    pool.pendingWeight -= lessLocked;
    pool.pendingPower -= lessLocked;
    if (!hasNoLock(entry)) {
      addPendingDrop(pool, entry.tier, -drop);
    }
  } else if (entry.ended || hasNoLock(entry)) {
    pool.activeWeight -= lessBase;
    pool.activePower -= lessBase;
  } else {
    const slot = entry.endDay - pool.genesisDay;
    pool.activeWeight -= lessLocked;
    pool.activePower -= lessLocked;
    pool.expiryWeight[slot] = (pool.expiryWeight[slot] ?? 0n) - drop;
    pool.expiryPower[slot] = (pool.expiryPower[slot] ?? 0n) - drop;
  }
}

function addPendingDrop(pool: PoolModel, tier: number, drop: bigint): void {
  pool.pendingDropWeight[tier] = (pool.pendingDropWeight[tier] as bigint) + drop;
  pool.pendingDropPower[tier] = (pool.pendingDropPower[tier] as bigint) + drop;
}
