import { describe, expect, it } from 'vitest';
import { featureBit } from '#sim/core/features.ts';
import { HolderBook } from '#sim/metrics/holder-book.ts';
import type { AgentState, PoolState, StakeEntryState } from '#sim/ports/staking-chain.ts';
import { aCohort } from '#tests/support/metric-fixtures.ts';
import { ACT, anEntry, aPool, aRunSpec, aStake, FIRST_OF_2026, GENESIS_DAY } from '#tests/support/sim-fixtures.ts';

const { lockDays } = aRunSpec().staking;

/** The pool so many days after genesis. */
function on(days: number): PoolState {
  return aPool({ lastDay: GENESIS_DAY + days });
}

function state(...entries: StakeEntryState[]): AgentState {
  return { walletBaseUnits: 0n, stake: aStake(entries) };
}

/** A book of agents that are whales or not: cohort 0 and cohort 1. */
function bookOf(...isWhale: readonly boolean[]): HolderBook {
  return new HolderBook({ cohortOf: isWhale.map(Number), whaleCohorts: [false, true], lockDays });
}

describe('sim/metrics/holder-book.ts', () => {
  it('gives power from the day after the stake, without the boost after the lock', () => {
    const book = bookOf(false);
    book.update(0, state(anEntry()), on(0));
    const powers = [0, 1, 30, 31, 400].map((days) => {
      book.advanceTo(GENESIS_DAY + days);
      return book.totalPower;
    });
    expect(powers).toEqual([0n, 150n * ACT, 150n * ACT, 100n * ACT, 100n * ACT]);
  });

  it('follows several entries of an agent, whatever days were skipped', () => {
    const book = bookOf(false);
    const late = anEntry({ index: 1, startDay: GENESIS_DAY + 5, endDay: GENESIS_DAY + 12, weightLocked: 120n * ACT });
    book.update(0, state(anEntry(), late), on(5));
    expect(book.powerOf(0)).toBe(150n * ACT);
    book.advanceTo(GENESIS_DAY + 6);
    expect(book.powerOf(0)).toBe(270n * ACT);
    book.advanceTo(GENESIS_DAY + 100);
    expect(book.powerOf(0)).toBe(200n * ACT);
  });

  it('sums stakes and promised locks, and counts stakers', () => {
    const book = bookOf(false, false, true);
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
    const book = bookOf(false, true);
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
    const book = bookOf(false);
    book.update(0, state(anEntry({ agedPower: true, flatPower: true })), on(0));
    const powers = [6, 7, 30, 180].map((days) => {
      book.advanceTo(GENESIS_DAY + days);
      return book.totalPower;
    });
    expect(powers).toEqual([100n * ACT, 120n * ACT, 150n * ACT, 300n * ACT]);
  });

  it('counts what boosters add until they end', () => {
    const book = bookOf(false);
    book.update(0, state(anEntry({ boostBps: 2_000, boostEndDay: GENESIS_DAY + 10 })), on(1));
    expect(book.boostWeight).toBe(30n * ACT);
    expect(book.totalPower).toBe(150n * ACT);
    book.advanceTo(GENESIS_DAY + 11);
    expect(book.boostWeight).toBe(0n);
  });

  it('counts wallets at the cap while it binds, and wallets that compound', () => {
    const book = bookOf(false, false);
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
    const book = bookOf(false);
    const until = BigInt(FIRST_OF_2026 + 5 * 86_400 + 60);
    book.update(0, { walletBaseUnits: 0n, stake: aStake([anEntry()], { voteLockUntilUnixSeconds: until }) }, on(1));
    expect(book.voteLockedBaseUnits).toBe(100n * ACT);
    book.endHolds(on(5));
    expect(book.voteLockedBaseUnits).toBe(100n * ACT);
    book.update(
      0,
      { walletBaseUnits: 0n, stake: aStake([anEntry(), anEntry()], { voteLockUntilUnixSeconds: until }) },
      on(5),
    );
    expect(book.voteLockedBaseUnits).toBe(200n * ACT);
    book.endHolds(on(6));
    expect(book.voteLockedBaseUnits).toBe(0n);
  });

  it('sums by cohort what agents have and have had', () => {
    const book = bookOf(false, true, true);
    book.update(0, { walletBaseUnits: 5n, quoteUnits: 2n, stake: undefined }, on(1));
    const boosted = anEntry({ boostBps: 2_000, boostEndDay: GENESIS_DAY + 10 });
    const counted = aStake([boosted], { rewardsClaimedBaseUnits: 3n, voteCount: 2 });
    book.update(1, { walletBaseUnits: 7n, stake: counted }, on(1));
    expect(book.stakeAccounts).toBe(1);
    expect(book.cohorts).toEqual([
      aCohort({ agents: 1, walletBaseUnits: 5n, quoteUnits: 2n }),
      aCohort({
        agents: 2,
        stakers: 1,
        stakedBaseUnits: 100n * ACT,
        walletBaseUnits: 7n,
        power: 150n * ACT,
        rewardWeight: 180n * ACT,
        claimedBaseUnits: 3n,
        votes: 2,
      }),
    ]);
    // The booster ends, then the lock.
    book.advanceTo(GENESIS_DAY + 11);
    expect(book.cohorts[1]).toMatchObject({ power: 150n * ACT, rewardWeight: 150n * ACT });
    book.advanceTo(GENESIS_DAY + 31);
    expect(book.cohorts[1]).toMatchObject({ power: 100n * ACT, rewardWeight: 100n * ACT });
    book.update(1, { walletBaseUnits: 107n * ACT, stake: undefined }, on(31));
    expect(book.cohorts[1]).toEqual(
      aCohort({ agents: 2, walletBaseUnits: 107n * ACT, claimedBaseUnits: 3n, votes: 2 }),
    );
    expect(book.stakeAccounts).toBe(0);
  });

  it('orders powers of the open day', () => {
    const book = bookOf(false, false, false);
    for (const [agent, tokens] of [200n, 300n, 200n].entries()) {
      book.update(agent, state(anEntry({ weightLocked: tokens * ACT, weightBase: 50n * ACT })), on(1));
    }
    expect([...book.ascendingPowers()]).toEqual([200n * ACT, 200n * ACT, 300n * ACT]);
    // All are equal when the locks are over.
    book.advanceTo(GENESIS_DAY + 31);
    expect([...book.ascendingPowers()]).toEqual([50n * ACT, 50n * ACT, 50n * ACT]);
    expect(book.decisiveness()).toEqual({ top1: 0.5, whaleShare: 0, error: 0 });
  });

  it('sets the locks that were kept against those that were promised', () => {
    const book = bookOf(false, false);
    book.update(0, state(anEntry()), on(0));
    book.update(1, state(anEntry()), on(0));
    // Half of the one leaves on day 12, the other lies to its end and longer.
    book.update(0, state(anEntry({ amountBaseUnits: 50n * ACT })), on(12));
    expect(book.locks).toMatchObject({ promisedDays: 1_500n * ACT, keptDays: 600n * ACT });
    book.advanceTo(GENESIS_DAY + 30);
    expect(book.locks.promisedDays).toBe(1_500n * ACT);
    book.advanceTo(GENESIS_DAY + 31);
    expect(book.locks).toMatchObject({ promisedDays: 6_000n * ACT, keptDays: 5_100n * ACT });
    book.update(1, state(), on(45));
    book.advanceTo(GENESIS_DAY + 60);
    expect(book.locks).toMatchObject({ promisedDays: 6_000n * ACT, keptDays: 5_100n * ACT });
  });
});
