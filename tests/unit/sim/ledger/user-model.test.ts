import { describe, expect, it } from 'vitest';
import type { EntryModel } from '#sim/ledger/entry-model.ts';
import { createPoolModel, type PoolModel } from '#sim/ledger/pool-model.ts';
import {
  type Accrual,
  accrue,
  claimable,
  createUserModel,
  freeSlot,
  settle,
  type UserModel,
  userStakeState,
} from '#sim/ledger/user-model.ts';
import { GENESIS_DAY, smallPlan } from '#tests/support/staking-plans.ts';

const ONE = 1n << 64n;

/** A pool whose accumulator grew by one base unit per unit of weight on every day but the first. */
function poolAfter(closedDays: number): PoolModel {
  const plan = smallPlan();
  const pool = createPoolModel({
    nowUnixSeconds: plan.clock.unixSeconds,
    genesisDay: GENESIS_DAY,
    supplyBaseUnits: plan.token.supplyBaseUnits,
    decimals: 0,
    staking: plan.staking,
    rewardRateBps: plan.rewardRateBps,
  });
  for (let day = 0; day < closedDays; day += 1) {
    pool.accByDay.push(BigInt(day) * ONE);
  }
  pool.lastDay = GENESIS_DAY + closedDays;
  pool.acc = pool.accByDay.at(-1) ?? 0n;
  pool.accWeekOpen = pool.accByDay[Math.floor(closedDays / 7) * 7 - 1] ?? 0n;
  return pool;
}

/** 1,000 on day 0, by default locked for 7 days at 1.2x. */
function userWith(change: Partial<EntryModel> = {}): UserModel {
  const user = createUserModel(0n);
  user.opened = true;
  user.amount = 1_000n;
  user.votingPower = change.weightLocked ?? 1_200n;
  user.entries.push({
    live: true,
    amount: 1_000n,
    lockEnd: 0n,
    paidAcc: 0n,
    weightLocked: 1_200n,
    weightBase: 1_000n,
    startDay: GENESIS_DAY,
    endDay: GENESIS_DAY + 7,
    tier: 1,
    started: false,
    ended: false,
    ...change,
  });
  return user;
}

function accrued(pool: PoolModel, user: UserModel): Accrual {
  const accrual = { earned: 0n, closed: 0n, dustQ64: 0n };
  accrue(pool, user, accrual);
  return accrual;
}

describe('sim/ledger/user-model', () => {
  it('earns nothing for the day of the stake', () => {
    expect(accrued(poolAfter(0), userWith())).toEqual({ earned: 0n, closed: 0n, dustQ64: 0n });
    // Day 0 is closed: the tick of day 0 was before the entry's start.
    expect(accrued(poolAfter(1), userWith())).toEqual({ earned: 0n, closed: 0n, dustQ64: 0n });
    expect(accrued(poolAfter(2), userWith())).toEqual({ earned: 1_200n, closed: 0n, dustQ64: 0n });
  });

  it('earns boosted up to and including the end day, then at base weight', () => {
    // Days 1 to 7 at 1,200, days 8 and 9 at 1,000: 8,400 + 2,000. Closed week: days 1 to 6, 7,200.
    expect(accrued(poolAfter(10), userWith())).toEqual({ earned: 10_400n, closed: 7_200n, dustQ64: 0n });
  });

  it('splits an ended lock inside closed weeks', () => {
    // Closed weeks: days 1 to 13. 7 * 1,200 + 6 * 1,000 = 14,400; day 14 is of the open week.
    expect(accrued(poolAfter(15), userWith())).toEqual({ earned: 15_400n, closed: 14_400n, dustQ64: 0n });
  });

  it('earns at base weight without a lock', () => {
    const user = userWith({ endDay: GENESIS_DAY, weightLocked: 1_000n, tier: 0 });
    expect(accrued(poolAfter(10), user)).toEqual({ earned: 9_000n, closed: 6_000n, dustQ64: 0n });
  });

  it('settles in parts to the same sum as at once', () => {
    const user = userWith();
    for (const closedDays of [3, 8, 9, 15]) {
      const pool = poolAfter(closedDays);
      settle(pool, user, accrued(pool, user));
    }
    expect(user.rewardsEarned).toBe(15_400n);
    expect(user.owed + user.owedOpen).toBe(15_400n);
    expect(user.owedOpen).toBe(1_000n);
  });

  it('ends the boost once, when the end day is closed', () => {
    const user = userWith();
    const onEndDay = poolAfter(7);
    settle(onEndDay, user, accrued(onEndDay, user));
    expect([user.entries[0]?.ended, user.votingPower]).toEqual([false, 1_200n]);
    for (const closedDays of [8, 9]) {
      const pool = poolAfter(closedDays);
      settle(pool, user, accrued(pool, user));
      expect([user.entries[0]?.ended, user.votingPower]).toEqual([true, 1_000n]);
    }
  });

  it('makes what was earned in the open week claimable when the week has closed', () => {
    const user = userWith();
    const thursday = poolAfter(4);
    settle(thursday, user, accrued(thursday, user));
    expect([user.owed, user.owedOpen, user.owedOpenWeek]).toEqual([0n, 3_600n, 0]);
    const nextWeek = poolAfter(7);
    // 3,600 of before and days 4 to 6, all of the closed week.
    expect(claimable(nextWeek, user, accrued(nextWeek, user))).toBe(7_200n);
    settle(nextWeek, user, accrued(nextWeek, user));
    expect([user.owed, user.owedOpen, user.owedOpenWeek]).toEqual([7_200n, 0n, 1]);
  });

  it('floors once over all entries: two halves make a whole', () => {
    const user = userWith({ endDay: GENESIS_DAY, weightLocked: 1n, weightBase: 1n });
    user.entries.push({ ...(user.entries[0] as EntryModel) });
    const pool = poolAfter(2);
    pool.acc = ONE / 2n;
    expect(accrued(pool, user).earned).toBe(1n);
  });

  it('takes the lowest free slot, and none beyond sixteen', () => {
    const user = createUserModel(0n);
    expect(freeSlot(user)).toBe(0);
    for (let slot = 0; slot < 16; slot += 1) {
      user.entries.push({ ...(userWith().entries[0] as EntryModel) });
    }
    expect(freeSlot(user)).toBe(-1);
    (user.entries[4] as EntryModel).live = false;
    expect(freeSlot(user)).toBe(4);
  });

  it('shows live entries only, and nothing before the account is open', () => {
    expect(userStakeState(createUserModel(5n))).toBeUndefined();
    const user = userWith();
    user.entries.unshift({ ...(user.entries[0] as EntryModel), live: false });
    expect(userStakeState(user)?.entries.map(({ index }) => index)).toEqual([1]);
  });
});
