import { describe, expect, it } from 'vitest';
import { openEntry, reduceEntry } from '#sim/ledger/deposit-model.ts';
import type { EntryModel } from '#sim/ledger/entry-model.ts';
import { closeOpenDay, createPoolModel, type PoolModel } from '#sim/ledger/pool-model.ts';
import { createUserModel, type UserModel } from '#sim/ledger/user-model.ts';
import { GENESIS_DAY, smallPlan } from '#tests/support/staking-plans.ts';

/** A pool on day 0 with one deposit of 1,000 for 7 days at 1.2x. */
function withDeposit(): { pool: PoolModel; user: UserModel; entry: EntryModel } {
  const plan = smallPlan();
  const pool = createPoolModel({
    nowUnixSeconds: plan.clock.unixSeconds,
    genesisDay: GENESIS_DAY,
    supplyBaseUnits: plan.token.supplyBaseUnits,
    decimals: 0,
    staking: plan.staking,
    rewardRateBps: plan.rewardRateBps,
  });
  const user = createUserModel(0n);
  openEntry(pool, user, {
    slot: 0,
    tier: 1,
    amountBaseUnits: 1_000n,
    weightLocked: 1_200n,
    nowUnixSeconds: plan.clock.unixSeconds,
  });
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
    expect(user).toMatchObject({ opened: true, amount: 1_000n, votingPower: 1_200n });
    expect(entry).toMatchObject({ startDay: GENESIS_DAY, endDay: GENESIS_DAY + 7, started: false });
    expect(entry.lockEnd - smallPlan().clock.unixSeconds).toBe(7n * 86_400n);
    expect([pool.activeWeight, pool.pendingWeight, pool.pendingDropWeight[1]]).toEqual([0n, 1_200n, 200n]);
    expect([pool.stakerCount, pool.totalStaked]).toEqual([1, 1_000n]);
  });

  it('counts a staker once, whatever the number of deposits', () => {
    const { pool, user } = withDeposit();
    openEntry(pool, user, { slot: 1, tier: 0, amountBaseUnits: 100n, weightLocked: 100n, nowUnixSeconds: 0n });
    expect([pool.stakerCount, user.amount, user.votingPower]).toEqual([1, 1_100n, 1_300n]);
    expect(pool.pendingDropWeight[0]).toBe(0n);
  });

  it('takes an exit on the day of the stake out of the pending weight', () => {
    const { pool, user, entry } = withDeposit();
    reduceEntry(pool, user, entry, 501n, 601n);
    expect([pool.pendingWeight, pool.pendingPower, pool.pendingDropWeight[1]]).toEqual([601n, 601n, 100n]);
    reduceEntry(pool, user, entry, 0n, 0n);
    expect([pool.pendingWeight, pool.pendingDropWeight[1], pool.stakerCount]).toEqual([0n, 0n, 0]);
    expect([entry.live, user.amount, user.votingPower]).toEqual([false, 0n, 0n]);
  });

  it('takes an exit from a running lock out of the active weight and of the drop to come', () => {
    const { pool, user, entry } = withDeposit();
    closeDays(pool, 3);
    reduceEntry(pool, user, entry, 500n, 600n);
    expect([pool.activeWeight, pool.expiryWeight[7], pool.expiryPower[7]]).toEqual([600n, 100n, 100n]);
    closeDays(pool, 5);
    expect(pool.activeWeight).toBe(500n);
  });

  it('takes an exit after the lock out at base weight', () => {
    const { pool, user, entry } = withDeposit();
    closeDays(pool, 8);
    entry.ended = true;
    user.votingPower = 1_000n;
    reduceEntry(pool, user, entry, 400n, 480n);
    expect([pool.activeWeight, user.votingPower, entry.weightLocked]).toEqual([400n, 400n, 480n]);
  });
});
