import { describe, expect, it } from 'vitest';
import { HolderBook } from '#sim/metrics/holder-book.ts';
import type { AgentState, StakeEntryState } from '#sim/ports/staking-chain.ts';
import { ACT, anEntry, aRunSpec, aStake, GENESIS_DAY } from '#tests/support/sim-fixtures.ts';

const { lockDays } = aRunSpec().staking;

function state(...entries: StakeEntryState[]): AgentState {
  return { walletBaseUnits: 0n, stake: aStake(entries) };
}

describe('sim/metrics/holder-book.ts', () => {
  it('gives power from the day after the stake, without the boost after the lock', () => {
    const book = new HolderBook([false], lockDays);
    book.update(0, state(anEntry()), GENESIS_DAY);
    const powers = [0, 1, 30, 31, 400].map((days) => {
      book.advanceTo(GENESIS_DAY + days);
      return book.totalPower;
    });
    expect(powers).toEqual([0n, 150n * ACT, 150n * ACT, 100n * ACT, 100n * ACT]);
  });

  it('follows several entries of an agent, whatever days were skipped', () => {
    const book = new HolderBook([false], lockDays);
    const late = anEntry({ index: 1, startDay: GENESIS_DAY + 5, endDay: GENESIS_DAY + 12, weightLocked: 120n * ACT });
    book.update(0, state(anEntry(), late), GENESIS_DAY + 5);
    expect(book.powerOf(0)).toBe(150n * ACT);
    book.advanceTo(GENESIS_DAY + 6);
    expect(book.powerOf(0)).toBe(270n * ACT);
    book.advanceTo(GENESIS_DAY + 100);
    expect(book.powerOf(0)).toBe(200n * ACT);
  });

  it('sums stakes and promised locks, and counts stakers', () => {
    const book = new HolderBook([false, false, true], lockDays);
    book.update(0, state(anEntry(), anEntry({ index: 1, tier: 0, amountBaseUnits: 300n })), GENESIS_DAY);
    book.update(2, state(anEntry({ tier: 4, amountBaseUnits: 7n })), GENESIS_DAY);
    expect(book.activeStakers).toBe(2);
    expect(book.stakedBaseUnits).toBe(100n * ACT + 307n);
    expect(book.promisedLockDays).toBe(100n * ACT * 30n + 7n * 180n);
    book.update(0, state(), GENESIS_DAY);
    book.update(1, { walletBaseUnits: 5n, stake: undefined }, GENESIS_DAY);
    expect(book.activeStakers).toBe(1);
    expect(book.stakedBaseUnits).toBe(7n);
    expect(book.promisedLockDays).toBe(7n * 180n);
  });

  it("measures the whales' share, and again after every change of power", () => {
    const book = new HolderBook([false, true], lockDays);
    expect(book.concentration()).toBeUndefined();
    const short = anEntry({ endDay: GENESIS_DAY + 2, weightLocked: 300n * ACT });
    book.update(0, state(anEntry({ weightLocked: 100n * ACT })), GENESIS_DAY + 1);
    book.update(1, state(short), GENESIS_DAY + 1);
    expect(book.concentration()).toMatchObject({ holders: 2, whaleShare: 0.75, top1Share: 0.75 });
    book.advanceTo(GENESIS_DAY + 2);
    expect(book.concentration()).toMatchObject({ whaleShare: 0.75 });
    book.advanceTo(GENESIS_DAY + 3);
    expect(book.concentration()).toMatchObject({ whaleShare: 0.5 });
    book.update(1, state(), GENESIS_DAY + 3);
    expect(book.concentration()).toMatchObject({ holders: 1, whaleShare: 0 });
  });
});
