import { describe, expect, it } from 'vitest';
import { DueRewards } from '#sim/attacks/due-rewards.ts';
import type { StakeEntryState } from '#sim/ports/staking-chain.ts';
import { ACC_A_DAY, aRolledPool } from '#tests/support/rolled-pool.ts';
import { anEntry, anObservation, aStake, GENESIS_DAY } from '#tests/support/sim-fixtures.ts';

/** Sixteen base units a day without a lock. */
const FREE = anEntry({ amountBaseUnits: 256n, weightBase: 256n, weightLocked: 256n, endDay: GENESIS_DAY });

function look(due: DueRewards, elapsedDays: number, entries: readonly StakeEntryState[], agent = 0): void {
  const pool = aRolledPool(Math.floor(elapsedDays));
  due.note(anObservation({ agent, elapsedDays, pool, stake: entries.length === 0 ? undefined : aStake(entries) }));
}

describe('sim/attacks/due-rewards.ts', () => {
  it('pays each closed day after that of the deposit, once, however often a wallet looks', () => {
    const due = new DueRewards();
    look(due, 0, []);
    look(due, 0.5, [FREE]);
    look(due, 1, [FREE]);
    expect(due.earnedQ64).toBe(0n);
    look(due, 2, [FREE]);
    look(due, 2.5, [FREE]);
    expect(due.earnedQ64).toBe(256n * ACC_A_DAY);
    look(due, 6, [FREE]);
    expect(due.earnedQ64).toBe(5n * 256n * ACC_A_DAY);
    look(due, 7, []);
    expect(due.earnedQ64).toBe(5n * 256n * ACC_A_DAY);
  });

  it('goes by the weight of each day: lock and booster end when they end, whatever the account says later', () => {
    const due = new DueRewards();
    const locked = { ...FREE, weightLocked: 384n, endDay: GENESIS_DAY + 3 };
    look(due, 0, [locked]);
    look(due, 6, [locked]);
    expect(due.earnedQ64).toBe((3n * 384n + 2n * 256n) * ACC_A_DAY);
    const boosted = new DueRewards();
    const entry = { ...FREE, boostBps: 2_500, boostEndDay: GENESIS_DAY + 2 };
    look(boosted, 0, [entry]);
    look(boosted, 4, [entry]);
    expect(boosted.earnedQ64).toBe((2n * 320n + 256n) * ACC_A_DAY);
  });

  it('takes the day on which a wallet asked for a deposit, not an earlier one that the account names', () => {
    const due = new DueRewards();
    look(due, 5, []);
    look(due, 5.25, [FREE]);
    look(due, 8, [FREE]);
    expect(due.earnedQ64).toBe(2n * 256n * ACC_A_DAY);
  });

  it('adds up wallets', () => {
    const due = new DueRewards();
    for (const agent of [3, 4]) look(due, 0, [FREE], agent);
    for (const agent of [3, 4]) look(due, 2, [FREE], agent);
    expect(due.earnedQ64).toBe(2n * 256n * ACC_A_DAY);
  });

  it('compares with what was paid', () => {
    const due = new DueRewards();
    expect(due.paidOverDue(7n)).toBeUndefined();
    look(due, 0, [FREE]);
    look(due, 3, [FREE]);
    expect(due.paidOverDue(32n)).toBe(1);
    expect(due.paidOverDue(48n)).toBe(1.5);
    expect(due.excessQ64(33n)).toBe(1n << 64n);
    expect(due.excessQ64(0n)).toBe(-(32n << 64n));
  });
});
