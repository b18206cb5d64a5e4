import { describe, expect, it } from 'vitest';
import { type EntryModel, emptyEntry } from '#sim/ledger/entry-model.ts';
import { createPoolModel, type PoolModel } from '#sim/ledger/pool-model.ts';
import { type Accrual, accrue, claimable, createAccrual, settle } from '#sim/ledger/settlement.ts';
import { createUserModel, type UserModel } from '#sim/ledger/user-model.ts';
import { GENESIS_DAY, smallPlan } from '#tests/support/staking-plans.ts';

const ONE = 1n << 64n;

/** A pool whose accumulator grew by one base unit per unit of weight on every day but the first. */
function poolAfter(closedDays: number): PoolModel {
  const pool = createPoolModel(smallPlan());
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
    ...emptyEntry(),
    live: true,
    amount: 1_000n,
    weightLocked: 1_200n,
    weightBase: 1_000n,
    startDay: GENESIS_DAY,
    endDay: GENESIS_DAY + 7,
    tier: 1,
    multiplierBps: 12_000,
    ...change,
  });
  return user;
}

function accrued(pool: PoolModel, user: UserModel): Accrual {
  const accrual = createAccrual();
  accrue(pool, user, accrual);
  return accrual;
}

describe('sim/ledger/settlement', () => {
  it('earns nothing for the day of the stake', () => {
    expect(accrued(poolAfter(0), userWith())).toMatchObject({ earned: 0n, closed: 0n, dustQ64: 0n });
    // Day 0 is closed: the tick of day 0 was before the entry's start.
    expect(accrued(poolAfter(1), userWith())).toMatchObject({ earned: 0n, closed: 0n, dustQ64: 0n });
    expect(accrued(poolAfter(2), userWith())).toMatchObject({ earned: 1_200n, closed: 0n, dustQ64: 0n });
  });

  it('earns boosted up to and including the end day, then at base weight', () => {
    // Days 1 to 7 at 1,200, days 8 and 9 at 1,000: 8,400 + 2,000. Closed week: days 1 to 6, 7,200.
    expect(accrued(poolAfter(10), userWith())).toMatchObject({ earned: 10_400n, closed: 7_200n, dustQ64: 0n });
  });

  it('splits an ended lock inside closed weeks', () => {
    // Closed weeks: days 1 to 13. 7 * 1,200 + 6 * 1,000 = 14,400; day 14 is of the open week.
    expect(accrued(poolAfter(15), userWith())).toMatchObject({ earned: 15_400n, closed: 14_400n, dustQ64: 0n });
  });

  it('earns at base weight without a lock', () => {
    const user = userWith({ endDay: GENESIS_DAY, weightLocked: 1_000n, tier: 0 });
    expect(accrued(poolAfter(10), user)).toMatchObject({ earned: 9_000n, closed: 6_000n, dustQ64: 0n });
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

  it('earns boosted days at boosted weight, under the lock and after it', () => {
    // 10% for days 1 to 9: 7 days at 1,320 and 2 at 1,100, then 2 at 1,000. Closed week: 6 days at 1,320.
    const user = userWith({ boostBps: 1_000, boostEndDay: GENESIS_DAY + 9 });
    expect(accrued(poolAfter(12), user)).toMatchObject({ earned: 9_240n + 2_200n + 2_000n, closed: 7_920n });
  });

  it('earns a booster that ends before the lock', () => {
    // 3 days at 1,320, 4 at 1,200, 4 at 1,000.
    const user = userWith({ boostBps: 1_000, boostEndDay: GENESIS_DAY + 3 });
    expect(accrued(poolAfter(12), user)).toMatchObject({ earned: 3_960n + 4_800n + 4_000n, closed: 3_960n + 3_600n });
    const pool = poolAfter(5);
    settle(pool, user, accrued(pool, user));
    expect(user.entries[0]).toMatchObject({ boostOver: true, ended: false });
    const later = poolAfter(12);
    settle(later, user, accrued(later, user));
    expect([user.rewardsEarned, user.entries[0]?.ended]).toEqual([12_760n, true]);
  });

  it('credits a vesting entry 1.0x under its lock, and the rest when the lock has ended', () => {
    const user = userWith({ vests: true });
    const during = poolAfter(5);
    expect(accrued(during, user)).toMatchObject({ earned: 4_000n, unlocked: 0n, waiting: [800n] });
    settle(during, user, accrued(during, user));
    expect([user.rewardsEarned, user.entries[0]?.boostOwed]).toEqual([4_000n, 800n]);
    // Three more days kept back 600; the day after the lock is credited whole.
    const after = poolAfter(9);
    expect(accrued(after, user)).toMatchObject({ earned: 3_000n + 1_000n, unlocked: 1_400n, waiting: [0n] });
    settle(after, user, accrued(after, user));
    expect([user.rewardsEarned, user.entries[0]?.boostOwed]).toEqual([8_000n + 1_400n, 0n]);
    // All of it waits for the close of the week in which it was settled.
    expect(user.owedOpen).toBe(2_000n + 1_400n);
  });

  it('keeps back the booster of a vesting entry too, and credits it once the lock is over', () => {
    const user = userWith({ vests: true, boostBps: 1_000, boostEndDay: GENESIS_DAY + 9 });
    // 320 a day wait for 7 days; days 8 and 9 are credited at 1,100, days 10 and 11 at 1,000.
    expect(accrued(poolAfter(12), user)).toMatchObject({ earned: 7_000n + 2_200n + 2_000n, unlocked: 2_240n });
    // The booster ends first: 3 days of 320, 3 of 200.
    const short = userWith({ vests: true, boostBps: 1_000, boostEndDay: GENESIS_DAY + 3 });
    expect(accrued(poolAfter(7), short)).toMatchObject({ earned: 6_000n, waiting: [960n + 600n] });
  });

  it('gives the fraction of what is kept back to the dust of the account', () => {
    const user = userWith({ vests: true, weightLocked: 1_201n });
    const pool = poolAfter(2);
    pool.acc = ONE / 2n;
    // 500 credited; 100.5 kept back, of which the half joins the dust.
    expect(accrued(pool, user)).toMatchObject({ earned: 500n, waiting: [100n], dustQ64: ONE / 2n });
  });

  it('settles the entries of a mask only', () => {
    const user = userWith();
    user.entries.push({ ...(user.entries[0] as EntryModel) });
    const pool = poolAfter(3);
    const accrual = createAccrual();
    accrue(pool, user, accrual, 0b10);
    settle(pool, user, accrual, 0b10);
    expect(user.entries.map(({ started }) => started)).toEqual([false, true]);
    expect(user.rewardsEarned).toBe(2_400n);
  });
});
