import { describe, expect, it } from 'vitest';
import { type EntryModel, emptyEntry } from '#sim/ledger/entry-model.ts';
import { createPoolModel } from '#sim/ledger/pool-model.ts';
import { createUserModel, type UserModel } from '#sim/ledger/user-model.ts';
import { openPower, powerAtSnapshot, tokensBefore } from '#sim/ledger/user-power.ts';
import { clockAt, GENESIS_DAY, smallPlan } from '#tests/support/staking-plans.ts';

/** 1,000 for 30 days at 1.5x on day 0, and without a lock 100 on day 3. */
function userWith(change: Partial<EntryModel> = {}): UserModel {
  const user = createUserModel(0n);
  const locked: EntryModel = {
    ...emptyEntry(),
    live: true,
    amount: 1_000n,
    weightLocked: 1_500n,
    weightBase: 1_000n,
    startDay: GENESIS_DAY,
    endDay: GENESIS_DAY + 30,
    lockEnd: clockAt(30).unixSeconds,
    ...change,
  };
  const plain = { ...emptyEntry(), live: true, amount: 100n, weightLocked: 100n, weightBase: 100n };
  user.entries.push(locked, { ...plain, startDay: GENESIS_DAY + 3, endDay: GENESIS_DAY + 3 });
  user.entries.push({ ...locked, live: false });
  return user;
}

describe('sim/ledger/user-power', () => {
  it('sums the power of earlier days on the open day', () => {
    const pool = createPoolModel(smallPlan());
    pool.lastDay = GENESIS_DAY + 3;
    expect(openPower(pool, userWith())).toBe(1_500n);
    pool.lastDay = GENESIS_DAY + 31;
    expect(openPower(pool, userWith({ agedPower: true }))).toBe(1_600n);
  });

  it('sums tokens that were staked before a day', () => {
    expect([0, 1, 3, 4].map((day) => tokensBefore(userWith(), GENESIS_DAY + day))).toEqual([
      0n,
      1_000n,
      1_000n,
      1_100n,
    ]);
  });

  it('gives the multiplier of a lock only if it lasts to the end of voting', () => {
    const votes = (change: Partial<EntryModel>, votingEnd: bigint) =>
      powerAtSnapshot(userWith(change), GENESIS_DAY + 10, GENESIS_DAY + 9, votingEnd);
    expect(votes({}, clockAt(30).unixSeconds)).toBe(1_600n);
    expect(votes({}, clockAt(30).unixSeconds + 1n)).toBe(1_100n);
    expect(votes({ flatPower: true }, 0n)).toBe(1_100n);
    // 1.2x of age on the day of the snapshot.
    expect(votes({ agedPower: true }, clockAt(30).unixSeconds)).toBe(1_900n);
  });

  it('leaves out what came too late for the snapshot', () => {
    expect(powerAtSnapshot(userWith(), GENESIS_DAY + 3, GENESIS_DAY + 3, 0n)).toBe(1_500n);
    expect(powerAtSnapshot(userWith(), GENESIS_DAY, GENESIS_DAY, 0n)).toBe(0n);
  });
});
