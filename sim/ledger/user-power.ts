import type { EntryModel } from './entry-model.ts';
import { agesOn, hasNoLock, powerOn, powerWhen } from './entry-terms.ts';
import type { PoolModel } from './pool-model.ts';
import type { UserModel } from './user-model.ts';

/** Voting power on the open day: entries of earlier days. */
export function openPower(pool: PoolModel, user: UserModel): bigint {
  return sumOf(user, pool.lastDay, (entry) => powerOn(entry, pool.lastDay));
}

/** Tokens in entries made before a day. */
export function tokensBefore(user: UserModel, day: number): bigint {
  return sumOf(user, day, ({ amount }) => amount);
}

/**
 * What a vote weighs: entries made before `eligibleBefore`, as they are now (amounts only fall after the snapshot),
 * with their lock's multiplier only if the lock lasts to the end of voting.
 */
export function powerAtSnapshot(
  user: UserModel,
  snapshotDay: number,
  eligibleBefore: number,
  votingEndUnixSeconds: bigint,
): bigint {
  return sumOf(user, eligibleBefore, (entry) => {
    const locked = !hasNoLock(entry) && entry.lockEnd >= votingEndUnixSeconds;
    return powerWhen(entry, locked, agesOn(entry, snapshotDay));
  });
}

function sumOf(user: UserModel, madeBefore: number, value: (entry: EntryModel) => bigint): bigint {
  let sum = 0n;
  for (const entry of user.entries) {
    if (entry.live && entry.startDay < madeBefore) {
      sum += value(entry);
    }
  }
  return sum;
}
