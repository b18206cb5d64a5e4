import { describe, expect, it } from 'vitest';
import type { FeatureName } from '#sim/core/features.ts';
import { openEntry, reduceEntry, restartEntry } from '#sim/ledger/deposit-model.ts';
import type { EntryModel } from '#sim/ledger/entry-model.ts';
import { closeOpenDay } from '#sim/ledger/pool-days.ts';
import { createPoolModel, type PoolModel } from '#sim/ledger/pool-model.ts';
import { createUserModel, type UserModel } from '#sim/ledger/user-model.ts';
import { clockAt, GENESIS_DAY, onlyFeatures, smallPlan } from '#tests/support/staking-plans.ts';

const NOW = clockAt(0).unixSeconds;

/** A pool on day 0 with one deposit of 1,000 for 7 days at 1.2x. */
function withDeposit(...features: readonly FeatureName[]): { pool: PoolModel; user: UserModel; entry: EntryModel } {
  const pool = createPoolModel(smallPlan({ features: onlyFeatures('powerByLock', ...features) }));
  const user = createUserModel(0n);
  openEntry(pool, user, { slot: 0, tier: 1, amountBaseUnits: 1_000n, nowUnixSeconds: NOW });
  return { pool, user, entry: user.entries[0] as EntryModel };
}

function closeDays(pool: PoolModel, days: number): void {
  for (let day = 0; day < days; day += 1) {
    closeOpenDay(pool);
  }
}

describe('sim/ledger/deposit-model', () => {
  it('opens the account, waits with the weight, and remembers the drop by tier', () => {
    const { pool, user, entry } = withDeposit();
    expect(user).toMatchObject({ opened: true, amount: 1_000n, votingPower: 1_200n, ticketCount: Number(NOW) });
    expect(entry).toMatchObject({ startDay: GENESIS_DAY, endDay: GENESIS_DAY + 7, multiplierBps: 12_000 });
    expect(entry.lockEnd - NOW).toBe(7n * 86_400n);
    expect([pool.activeWeight, pool.pendingWeight, pool.pendingDropWeight[1]]).toEqual([0n, 1_200n, 200n]);
    expect([pool.stakerCount, pool.totalStaked]).toEqual([1, 1_000n]);
  });

  it('counts a staker once, whatever the number of deposits', () => {
    const { pool, user } = withDeposit();
    openEntry(pool, user, { slot: 1, tier: 0, amountBaseUnits: 100n, nowUnixSeconds: 0n });
    expect([pool.stakerCount, user.amount, user.votingPower]).toEqual([1, 1_100n, 1_300n]);
    expect(pool.pendingDropWeight[0]).toBe(0n);
  });

  it('fixes at the deposit how power and rewards will follow', () => {
    expect(withDeposit().entry).toMatchObject({ flatPower: false, agedPower: false, vests: false });
    expect(withDeposit('powerByAge', 'boostVests').entry).toMatchObject({ agedPower: true, vests: true });
    const { pool, user } = withDeposit('powerByAge', 'boostVests');
    pool.features = 0;
    openEntry(pool, user, { slot: 1, tier: 2, amountBaseUnits: 100n, nowUnixSeconds: NOW });
    expect(user.entries[1]).toMatchObject({ flatPower: true, agedPower: false, vests: false });
    expect(user.entries[0]).toMatchObject({ flatPower: false, agedPower: true, vests: true });
  });

  it('never ages what was compounded, and vests nothing without a lock', () => {
    const { pool, user } = withDeposit('powerByAge', 'boostVests');
    openEntry(pool, user, { slot: 1, tier: 0, amountBaseUnits: 10n, nowUnixSeconds: NOW, compound: true });
    expect(user.entries[1]).toMatchObject({ compound: true, agedPower: false, vests: false });
  });

  it('takes the lock of the open day, not the one that counts from tomorrow', () => {
    const { pool, user } = withDeposit();
    pool.lockDays[1] = 10;
    openEntry(pool, user, { slot: 1, tier: 1, amountBaseUnits: 100n, nowUnixSeconds: NOW });
    expect(user.entries[1]?.endDay).toBe(GENESIS_DAY + 7);
    closeOpenDay(pool);
    openEntry(pool, user, { slot: 2, tier: 1, amountBaseUnits: 100n, nowUnixSeconds: NOW });
    expect(user.entries[2]?.endDay).toBe(GENESIS_DAY + 11);
  });

  it('takes an exit on the day of the stake out of the pending weight', () => {
    const { pool, user, entry } = withDeposit();
    reduceEntry(pool, user, entry, 501n);
    expect([pool.pendingWeight, pool.pendingPower, pool.pendingDropWeight[1]]).toEqual([601n, 601n, 100n]);
    reduceEntry(pool, user, entry, 0n);
    expect([pool.pendingWeight, pool.pendingDropWeight[1], pool.stakerCount]).toEqual([0n, 0n, 0]);
    expect([entry.live, user.amount, user.votingPower]).toEqual([false, 0n, 0n]);
  });

  it('takes an exit from a running lock out of the active weight and of the drop to come', () => {
    const { pool, user, entry } = withDeposit();
    closeDays(pool, 3);
    reduceEntry(pool, user, entry, 500n);
    expect([pool.activeWeight, pool.expiryWeight[7], pool.expiryPower[7]]).toEqual([600n, 100n, 100n]);
    closeDays(pool, 5);
    expect(pool.activeWeight).toBe(500n);
  });

  it('takes an exit after the lock out at base weight', () => {
    const { pool, user, entry } = withDeposit();
    closeDays(pool, 8);
    entry.ended = true;
    user.votingPower = 1_000n;
    reduceEntry(pool, user, entry, 400n);
    expect([pool.activeWeight, user.votingPower, entry.weightLocked]).toEqual([400n, 400n, 480n]);
  });

  it('weighs a remainder with the multiplier of its deposit, whatever the pool has now', () => {
    const { pool, user, entry } = withDeposit();
    pool.multiplierBps[1] = 11_000;
    reduceEntry(pool, user, entry, 500n);
    expect([entry.weightLocked, pool.pendingWeight]).toEqual([600n, 600n]);
  });

  it('starts a deposit anew: out of the active weight, into the pending one', () => {
    const { pool, user } = withDeposit();
    closeDays(pool, 3);
    restartEntry(pool, user, 0, 2, clockAt(3).unixSeconds);
    expect(user.entries[0]).toMatchObject({ startDay: GENESIS_DAY + 3, endDay: GENESIS_DAY + 33, tier: 2 });
    expect([pool.activeWeight, pool.pendingWeight, pool.expiryWeight[7]]).toEqual([0n, 1_500n, 0n]);
    expect([user.amount, user.votingPower, pool.totalStaked, pool.stakerCount]).toEqual([1_000n, 1_500n, 1_000n, 1]);
  });

  it('keeps back what was kept back, with the feature on or off', () => {
    const { pool, user, entry } = withDeposit('boostVests');
    closeDays(pool, 3);
    entry.boostOwed = 7n;
    pool.features = 0;
    restartEntry(pool, user, 0, 2, clockAt(3).unixSeconds);
    expect(user.entries[0]).toMatchObject({ boostOwed: 7n, vests: true });
  });
});
