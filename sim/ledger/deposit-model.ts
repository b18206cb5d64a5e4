import { SECONDS_PER_DAY } from '../core/units.ts';
import { clearEntry, type EntryModel, emptyEntry } from './entry-model.ts';
import { settledWeight } from './entry-terms.ts';
import { countEntry, uncountEntry } from './entry-totals.ts';
import { hasFeature } from './pool-features.ts';
import type { PoolModel } from './pool-model.ts';
import { lockedWeightFloor } from './reward-math.ts';
import type { UserModel } from './user-model.ts';

/** A deposit that the program accepts. */
export interface Deposit {
  readonly slot: number;
  readonly tier: number;
  readonly amountBaseUnits: bigint;
  readonly nowUnixSeconds: bigint;
  /** Rewards that are staked again. */
  readonly compound?: boolean;
}

/** A new deposit in a free slot: counted in the totals from the next day on. */
export function openEntry(pool: PoolModel, user: UserModel, deposit: Deposit): void {
  if (!user.opened) {
    user.opened = true;
    user.ticketCount = Number(BigInt.asUintN(32, deposit.nowUnixSeconds));
  }
  placeEntry(pool, user, deposit);
  if (user.amount === 0n) {
    pool.stakerCount += 1;
  }
  user.amount += deposit.amountBaseUnits;
  pool.totalStaked += deposit.amountBaseUnits;
}

/** Writes an entry into its slot and its weight into the pool's pending totals. */
function placeEntry(pool: PoolModel, user: UserModel, deposit: Deposit): EntryModel {
  const { slot, tier, amountBaseUnits, nowUnixSeconds, compound = false } = deposit;
  const lockDays = pool.openLockDays[tier] as number;
  const multiplierBps = pool.multiplierBps[tier] as number;
  const entry = emptyEntry();
  entry.live = true;
  entry.amount = amountBaseUnits;
  entry.lockEnd = nowUnixSeconds + BigInt(lockDays * SECONDS_PER_DAY);
  entry.weightLocked = lockedWeightFloor(amountBaseUnits, multiplierBps);
  entry.weightBase = amountBaseUnits;
  entry.startDay = pool.lastDay;
  entry.endDay = pool.lastDay + lockDays;
  entry.tier = tier;
  entry.compound = compound;
  // What power and rewards follow is fixed at the deposit, so that a switched feature never touches old totals.
  entry.vests = tier > 0 && hasFeature(pool, 'boostVests');
  entry.flatPower = !hasFeature(pool, 'powerByLock');
  entry.agedPower = !compound && hasFeature(pool, 'powerByAge');
  entry.multiplierBps = multiplierBps;
  user.entries[slot] = entry;
  user.votingPower += entry.weightLocked;
  countEntry(pool, entry);
  pool.lastUpdate = nowUnixSeconds;
  return entry;
}

/** A settled entry starts anew under another lock; what it keeps back stays kept back until the new lock's end. */
export function restartEntry(
  pool: PoolModel,
  user: UserModel,
  slot: number,
  tier: number,
  nowUnixSeconds: bigint,
): void {
  const before = user.entries[slot] as EntryModel;
  uncountEntry(pool, before);
  user.votingPower -= settledWeight(before);
  const after = placeEntry(pool, user, { slot, tier, amountBaseUnits: before.amount, nowUnixSeconds });
  after.boostOwed = before.boostOwed;
  after.vests ||= before.boostOwed > 0n;
}

/** Leaves `remainder` in a settled entry, with the weight that belongs to it; frees the slot when it is zero. */
export function reduceEntry(pool: PoolModel, user: UserModel, entry: EntryModel, remainder: bigint): void {
  const leaving = entry.amount - remainder;
  uncountEntry(pool, entry);
  user.votingPower -= settledWeight(entry);
  if (remainder === 0n) {
    clearEntry(entry);
  } else {
    entry.amount = remainder;
    entry.weightBase = remainder;
    entry.weightLocked = lockedWeightFloor(remainder, entry.multiplierBps);
    user.votingPower += settledWeight(entry);
    countEntry(pool, entry);
  }
  user.amount -= leaving;
  pool.totalStaked -= leaving;
  if (user.amount === 0n) {
    pool.stakerCount -= 1;
  }
}
