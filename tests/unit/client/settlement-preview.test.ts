import { describe, expect, it } from 'vitest';
import { daysToLookUp, previewRewards } from '#client/settlement-preview.ts';
import { emptyEntry } from '#sim/ledger/entry-model.ts';
import { createPoolModel } from '#sim/ledger/pool-model.ts';
import { poolState } from '#sim/ledger/pool-state.ts';
import { createUserModel, userStakeState } from '#sim/ledger/user-model.ts';
import { GENESIS_DAY, smallPlan } from '#tests/support/staking-plans.ts';

/** One base unit a day for each unit of weight from day 1 on; 1,000 for 7 days at 1.2x on day 0; day 10 is open. */
function tenDays(vests: boolean) {
  const pool = createPoolModel(smallPlan());
  for (let day = 0; day < 10; day += 1) pool.accByDay.push(BigInt(day) << 64n);
  pool.lastDay = GENESIS_DAY + 10;
  pool.acc = 9n << 64n;
  pool.accWeekOpen = 6n << 64n;
  const user = Object.assign(createUserModel(0n), { opened: true, owed: 5n, owedOpen: 7n });
  const terms = { amount: 1_000n, weightLocked: 1_200n, weightBase: 1_000n };
  const days = { startDay: GENESIS_DAY, endDay: GENESIS_DAY + 7 };
  user.entries.push({ ...emptyEntry(), live: true, ...terms, ...days, vests });
  return { pool: poolState(pool), user: userStakeState(user)!, acc: (day: number) => BigInt(day - GENESIS_DAY) << 64n };
}

describe('client/settlement-preview', () => {
  it('pays the multiplier up to the end day and splits by week', () => {
    const { pool, user, acc } = tenDays(false);
    // Days 1 to 6 at 1,200 are of the closed week; day 7 at 1,200, days 8 and 9 at 1,000 are not.
    expect(previewRewards(pool, user, acc)).toEqual({
      claimableBaseUnits: 5n + 7n + 7_200n,
      openBaseUnits: 3_200n,
      waitingBaseUnits: 0n,
    });
  });

  it('sets free at the end of the lock what waited for it', () => {
    const { pool, user, acc } = tenDays(true);
    expect(previewRewards(pool, user, acc)).toEqual({
      claimableBaseUnits: 5n + 7n + 6_000n,
      openBaseUnits: 3_000n + 1_400n,
      waitingBaseUnits: 0n,
    });
  });

  it('asks for the days that were never settled', () => {
    const { pool, user } = tenDays(false);
    expect(daysToLookUp(user, pool.lastDay)).toEqual([GENESIS_DAY, GENESIS_DAY + 7]);
    expect(daysToLookUp(user, GENESIS_DAY + 7)).toEqual([GENESIS_DAY]);
    expect(daysToLookUp(user, GENESIS_DAY)).toEqual([]);
  });
});
