import { SECONDS_PER_DAY } from '../core/units.ts';
import type { AgentIndex } from '../ports/staking-chain.ts';
import { openEntry, restartEntry } from './deposit-model.ts';
import type { EntryModel } from './entry-model.ts';
import { hasFeature } from './pool-features.ts';
import type { PoolModel } from './pool-model.ts';
import { ACCEPTED, type Prediction, REFUSED } from './predictions.ts';
import { AGE_TIERS, agedPowerFloor, lockedWeightFloor, MAX_TOTAL_SUPPLY, U64_MAX } from './reward-math.ts';
import { accrue, settle } from './settlement.ts';
import { type ModelMode, notReady, notReadyFor, type StakingBook, userOf } from './staking-book.ts';
import { freeSlot } from './user-model.ts';

/** A first stake also opens the stake account, in the same transaction. */
export function stake(
  book: StakingBook,
  agent: AgentIndex,
  amountBaseUnits: bigint,
  lockDays: number,
  mode: ModelMode,
): Prediction {
  const refusal = notReady(book, 'stake');
  if (refusal !== undefined) {
    return refusal;
  }
  const { pool, vaults } = book;
  const user = userOf(book, agent);
  const tier = pool.openLockDays.indexOf(lockDays);
  if (amountBaseUnits === 0n) {
    return REFUSED.ZeroAmount;
  }
  if (tier < 0) {
    return REFUSED.UnknownLock;
  }
  if (amountBaseUnits < pool.minStake) {
    return REFUSED.StakeBelowMinimum;
  }
  if (user.amount + amountBaseUnits > U64_MAX) {
    return REFUSED.MathOverflow;
  }
  if (hasFeature(pool, 'stakeCap') && user.amount + amountBaseUnits > pool.maxStake) {
    return REFUSED.StakeCapExceeded;
  }
  const slot = freeSlot(user);
  if (slot < 0) {
    return REFUSED.EntriesFull;
  }
  if (!weightFits(pool, amountBaseUnits, tier)) {
    return REFUSED.MathOverflow;
  }
  if (amountBaseUnits > user.wallet) {
    return REFUSED.TokenInsufficientFunds;
  }
  if (mode === 'commit') {
    openEntry(pool, user, { slot, tier, amountBaseUnits, nowUnixSeconds: book.nowUnixSeconds });
    user.wallet -= amountBaseUnits;
    vaults.stake += amountBaseUnits;
  }
  return ACCEPTED;
}

/** Sums of weight and power are u64; only wishes far beyond any wallet come near. */
function weightFits(pool: PoolModel, amountBaseUnits: bigint, tier: number): boolean {
  const weight = lockedWeightFloor(amountBaseUnits, pool.multiplierBps[tier] as number);
  const power = hasFeature(pool, 'powerByLock') ? weight : amountBaseUnits;
  const oldest = hasFeature(pool, 'powerByAge') ? agedPowerFloor(power, AGE_TIERS.length) : power;
  return (
    pool.totalStaked + amountBaseUnits <= MAX_TOTAL_SUPPLY &&
    pool.activeWeight + pool.pendingWeight + weight <= U64_MAX &&
    pool.activePower + pool.pendingPower + power <= U64_MAX &&
    oldest <= U64_MAX
  );
}

/**
 * Starts a deposit anew under a lock that ends no earlier and weighs no less. It counts from the next day on, for
 * rewards and for snapshots.
 */
export function extendLock(
  book: StakingBook,
  agent: AgentIndex,
  entryIndex: number,
  lockDays: number,
  mode: ModelMode,
): Prediction {
  const user = userOf(book, agent);
  const refusal = notReadyFor(book, user, 'stake');
  if (refusal !== undefined) {
    return refusal;
  }
  const { pool, nowUnixSeconds } = book;
  const entry = user.entries[entryIndex];
  if (entry === undefined || !entry.live) {
    return REFUSED.EntryNotFound;
  }
  const tier = pool.openLockDays.indexOf(lockDays);
  if (tier < 0) {
    return REFUSED.UnknownLock;
  }
  if (!isExtension(pool, entry, tier, nowUnixSeconds + BigInt(lockDays * SECONDS_PER_DAY))) {
    return REFUSED.LockNotExtended;
  }
  if (mode === 'commit') {
    accrue(pool, user, book.accrual);
    settle(pool, user, book.accrual);
    restartEntry(pool, user, entryIndex, tier, nowUnixSeconds);
  }
  return ACCEPTED;
}

function isExtension(pool: PoolModel, entry: EntryModel, tier: number, lockEnd: bigint): boolean {
  return lockEnd >= entry.lockEnd && (pool.multiplierBps[tier] as number) >= entry.multiplierBps;
}
