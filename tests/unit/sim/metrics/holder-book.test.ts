import { describe, expect, it } from 'vitest';
import { featureBit } from '#sim/core/features.ts';
import { HolderBook } from '#sim/metrics/holder-book.ts';
import type { AgentState, PoolState, StakeEntryState } from '#sim/ports/staking-chain.ts';
import { ACT, anEntry, aPool, aRunSpec, aStake, FIRST_OF_2026, GENESIS_DAY } from '#tests/support/sim-fixtures.ts';

const { lockDays } = aRunSpec().staking;

/** The pool so many days after genesis. */
function on(days: number): PoolState {
  return aPool({ lastDay: GENESIS_DAY + days });
}

function state(...entries: StakeEntryState[]): AgentState {
  return { walletBaseUnits: 0n, stake: aStake(entries) };
}

describe('sim/metrics/holder-book.ts', () => {
  it('gives power from the day after the stake, without the boost after the lock', () => {
    const book = new HolderBook([false], lockDays);
    book.update(0, state(anEntry()), on(0));
    const powers = [0, 1, 30, 31, 400].map((days) => {
      book.advanceTo(GENESIS_DAY + days);
      return book.totalPower;
    });
    expect(powers).toEqual([0n, 150n * ACT, 150n * ACT, 100n * ACT, 100n * ACT]);
  });

  it('follows several entries of an agent, whatever days were skipped', () => {
    const book = new HolderBook([false], lockDays);
    const late = anEntry({ index: 1, startDay: GENESIS_DAY + 5, endDay: GENESIS_DAY + 12, weightLocked: 120n * ACT });
    book.update(0, state(anEntry(), late), on(5));
    expect(book.powerOf(0)).toBe(150n * ACT);
    book.advanceTo(GENESIS_DAY + 6);
    expect(book.powerOf(0)).toBe(270n * ACT);
    book.advanceTo(GENESIS_DAY + 100);
    expect(book.powerOf(0)).toBe(200n * ACT);
  });

  it('sums stakes and promised locks, and counts stakers', () => {
    const book = new HolderBook([false, false, true], lockDays);
    book.update(0, state(anEntry(), anEntry({ index: 1, tier: 0, amountBaseUnits: 300n })), on(0));
    book.update(2, state(anEntry({ tier: 4, amountBaseUnits: 7n })), on(0));
    expect(book.activeStakers).toBe(2);
    expect(book.stakedBaseUnits).toBe(100n * ACT + 307n);
    expect(book.promisedLockDays).toBe(100n * ACT * 30n + 7n * 180n);
    expect(book.stakedByLock).toEqual([300n, 0n, 100n * ACT, 0n, 7n]);
    book.update(0, state(), on(0));
    book.update(1, { walletBaseUnits: 5n, stake: undefined }, on(0));
    expect(book.activeStakers).toBe(1);
    expect(book.stakedBaseUnits).toBe(7n);
    expect(book.promisedLockDays).toBe(7n * 180n);
    expect(book.stakedByLock).toEqual([0n, 0n, 0n, 0n, 7n]);
  });

  it("measures the whales' share, and again after every change of power", () => {
    const book = new HolderBook([false, true], lockDays);
    expect(book.concentration()).toBeUndefined();
    const short = anEntry({ endDay: GENESIS_DAY + 2, weightLocked: 300n * ACT });
    book.update(0, state(anEntry({ weightLocked: 100n * ACT })), on(1));
    book.update(1, state(short), on(1));
    expect(book.concentration()).toMatchObject({ holders: 2, whaleShare: 0.75, top1Share: 0.75 });
    book.advanceTo(GENESIS_DAY + 2);
    expect(book.concentration()).toMatchObject({ whaleShare: 0.75 });
    book.advanceTo(GENESIS_DAY + 3);
    expect(book.concentration()).toMatchObject({ whaleShare: 0.5 });
    book.update(1, state(), on(3));
    expect(book.concentration()).toMatchObject({ holders: 1, whaleShare: 0 });
  });

  it('counts power by lock and age as the deposit has them', () => {
    const book = new HolderBook([false], lockDays);
    book.update(0, state(anEntry({ agedPower: true, flatPower: true })), on(0));
    const powers = [6, 7, 30, 180].map((days) => {
      book.advanceTo(GENESIS_DAY + days);
      return book.totalPower;
    });
    expect(powers).toEqual([100n * ACT, 120n * ACT, 150n * ACT, 300n * ACT]);
  });

  it('counts what boosters add until they end', () => {
    const book = new HolderBook([false], lockDays);
    book.update(0, state(anEntry({ boostBps: 2_000, boostEndDay: GENESIS_DAY + 10 })), on(1));
    expect(book.boostWeight).toBe(30n * ACT);
    expect(book.totalPower).toBe(150n * ACT);
    book.advanceTo(GENESIS_DAY + 11);
    expect(book.boostWeight).toBe(0n);
  });

  it('counts wallets at the cap while it binds, and wallets that compound', () => {
    const book = new HolderBook([false, false], lockDays);
    const full = anEntry({ amountBaseUnits: 99_901n * ACT });
    book.update(0, state(full), on(0));
    book.update(1, { walletBaseUnits: 0n, stake: aStake([anEntry()], { compounding: true }) }, on(0));
    expect([book.cappedStakers, book.compoundingStakers]).toEqual([1, 1]);
    const uncapped = { ...on(0), features: on(0).features & ~(1 << featureBit('stakeCap')) };
    book.update(0, state(full), uncapped);
    book.update(1, { walletBaseUnits: 0n, stake: aStake([], { compounding: true }) }, on(0));
    expect([book.cappedStakers, book.compoundingStakers]).toEqual([0, 0]);
  });

  it('counts what votes hold through the day on which they stop', () => {
    const book = new HolderBook([false], lockDays);
    const until = BigInt(FIRST_OF_2026 + 5 * 86_400 + 60);
    book.update(0, { walletBaseUnits: 0n, stake: aStake([anEntry()], { voteLockUntilUnixSeconds: until }) }, on(1));
    expect(book.voteLockedBaseUnits).toBe(100n * ACT);
    book.advanceTo(GENESIS_DAY + 5);
    expect(book.voteLockedBaseUnits).toBe(100n * ACT);
    book.update(
      0,
      { walletBaseUnits: 0n, stake: aStake([anEntry(), anEntry()], { voteLockUntilUnixSeconds: until }) },
      on(5),
    );
    expect(book.voteLockedBaseUnits).toBe(200n * ACT);
    book.advanceTo(GENESIS_DAY + 6);
    expect(book.voteLockedBaseUnits).toBe(0n);
  });
});
