import { beforeEach, describe, expect, it } from 'vitest';
import { valueAt } from '#sim/ledger/linear-form.ts';
import { ObservedBook } from '#sim/ledger/observed-book.ts';
import { createStakingModel, type StakingModel } from '#sim/ledger/staking-model.ts';
import type { GenesisPlan } from '#sim/ports/staking-chain.ts';
import { SMALL_MARKET } from '#tests/support/market-plans.ts';
import { ANN, BOB, clockAt, GENESIS_DAY, onlyFeatures, smallPlan } from '#tests/support/staking-plans.ts';

let chain: StakingModel;
let book: ObservedBook;

/** Moves the chain to a day since genesis and shows the book the pool. */
function goTo(day: number): void {
  chain.advanceTo(clockAt(day).unixSeconds);
  chain.roll();
  book.closeDays(chain.poolState(), GENESIS_DAY + day);
}

function look(...agents: readonly number[]): void {
  for (const agent of agents) {
    book.replace(agent, chain.agentState(agent));
  }
}

function bookOf(plan: GenesisPlan): ObservedBook {
  return new ObservedBook({
    holdingsBaseUnits: plan.holdingsBaseUnits,
    cashQuoteUnits: plan.market?.cashQuoteUnits,
    genesisDay: GENESIS_DAY,
    minWeight: 1n,
    missedAcc: (day) => chain.dayRecord(day).acc,
  });
}

beforeEach(() => {
  const plan = smallPlan();
  chain = createStakingModel(plan);
  book = bookOf(plan);
  // Ann 1,024 without a lock, Bob 2,048 for 7 days at 1.2x = 2,457.
  chain.stake(ANN, 1_024n, 0);
  chain.stake(BOB, 2_048n, 7);
  chain.fundRewards(700n);
  look(ANN, BOB);
});

describe('sim/ledger/observed-book', () => {
  it('sums wallets and entries, and does not count an agent twice', () => {
    look(ANN, BOB);
    expect([book.walletSum, book.stakedSum]).toEqual([300_000n - 3_072n, 3_072n]);
  });

  it('sums accounts of the quote asset, where there is a market', () => {
    const plan = smallPlan({ market: SMALL_MARKET });
    chain = createStakingModel(plan);
    book = bookOf(plan);
    expect([book.quoteSum, book.agent(ANN)]).toEqual([
      15_000n,
      { walletBaseUnits: 100_000n, stake: undefined, quoteUnits: 10_000n },
    ]);
    Object.assign(chain.users[ANN] ?? {}, { quote: 9_000n });
    look(ANN, BOB);
    expect(book.quoteSum).toBe(14_000n);
  });

  it('moves weight from pending to active, and drops the boost after the end day', () => {
    expect([book.activeWeight, book.pendingWeight]).toEqual([0n, 3_481n]);
    goTo(1);
    expect([book.activeWeight, book.pendingWeight]).toEqual([3_481n, 0n]);
    goTo(7);
    expect(book.activeWeight).toBe(3_481n);
    goTo(8);
    expect(book.activeWeight).toBe(3_072n);
  });

  it('drops the boost of what is left after an exit on the end day', () => {
    goTo(7);
    chain.unstake(BOB, 1_000n, true, 0);
    look(BOB);
    // 1,048 at 1.2x is 1,257.6.
    expect(book.activeWeight).toBe(1_024n + 1_257n);
    goTo(8);
    expect(book.activeWeight).toBe(1_024n + 1_048n);
    expect(book.activeWeight).toBe(chain.pool.activeWeight);
  });

  it('follows unsettled rewards without reading the entries again', () => {
    goTo(12);
    // Day 7 pays 100 over 3,481, days 8 to 11 pay 100 each over 3,072; nobody has settled.
    const exact = 1_024n * chain.pool.acc + 2_457n * chain.dayRecord(GENESIS_DAY + 7).acc;
    const afterEnd = 2_048n * (chain.pool.acc - chain.dayRecord(GENESIS_DAY + 7).acc);
    expect(book.unsettledQ64(chain.pool.acc)).toBe(exact + afterEnd);
    expect(book.promisedQ64(chain.pool.acc) >> 64n).toBe(499n);
  });

  it('splits the same sum by agent', () => {
    goTo(12);
    const { acc } = chain.pool;
    expect(valueAt(book.sumsOf(ANN), acc) + valueAt(book.sumsOf(BOB), acc)).toBe(book.unsettledQ64(acc));
  });

  it('moves rewards from unsettled to owed and claimed', () => {
    goTo(14);
    chain.claimRewards(ANN);
    chain.unstake(BOB, 48n, false, 0);
    const promisedBefore = book.promisedQ64(chain.pool.acc);
    look(ANN, BOB);
    expect(book.claimedSum).toBe(chain.pool.totalClaimed);
    expect(book.owedSum).toBe(chain.userStakeState(BOB)?.owedBaseUnits);
    expect(book.unsettledQ64(chain.pool.acc)).toBe(0n);
    const lost = promisedBefore - book.promisedQ64(chain.pool.acc) - (book.claimedSum << 64n);
    expect(lost >= 0n && lost < 2n << 64n).toBe(true);
  });

  it('remembers the weight of the last paid day', () => {
    expect(book.lastPaidWeight).toBeUndefined();
    goTo(9);
    expect(book.lastPaidWeight).toBe(3_072n);
  });

  it('takes days that left the ring between two looks from elsewhere', () => {
    goTo(100);
    expect(book.accAfterDay(GENESIS_DAY + 7)).toBe(chain.dayRecord(GENESIS_DAY + 7).acc);
    expect(book.accAfterDay(GENESIS_DAY + 99)).toBe(chain.pool.acc);
    expect([book.accAfterDay(GENESIS_DAY - 1), book.accAfterDay(GENESIS_DAY + 100)]).toEqual([0n, undefined]);
  });

  it('does not follow a pool beyond the day of the clock', () => {
    const pool = { ...chain.poolState(), lastDay: 4_000_000_000 };
    book.closeDays(pool, GENESIS_DAY + 2);
    expect(book.accAfterDay(GENESIS_DAY + 2)).toBeUndefined();
    expect(book.activeWeight).toBe(3_481n);
  });

  it('follows power apart from weight: boosters weigh, age votes', () => {
    const plan = smallPlan({ features: onlyFeatures('boosters', 'powerByAge', 'powerByLock', 'boostVests') });
    chain = createStakingModel(plan);
    book = bookOf(plan);
    chain.stake(ANN, 1_000n, 7);
    chain.fundRewards(700n);
    look(ANN);
    expect([book.pendingWeight, book.pendingPower]).toEqual([1_200n, 1_200n]);
    goTo(2);
    chain.payDebateFee(ANN, 5n);
    chain.refreshBoosters(ANN);
    look(ANN);
    for (const day of [3, 7, 8, 11, 12, 30, 31, 200]) {
      goTo(day);
      expect([day, book.activeWeight, book.activePower]).toEqual([
        day,
        chain.pool.activeWeight,
        chain.pool.activePower,
      ]);
    }
    // Nobody settled; what the lock kept back is among what is promised.
    expect(book.promisedQ64(chain.pool.acc) + chain.pool.carry).toBe(chain.pool.totalReleased << 64n);
  });

  it('sums what vesting entries keep back and what was forfeited', () => {
    const plan = smallPlan({ features: onlyFeatures('boostVests') });
    chain = createStakingModel(plan);
    book = bookOf(plan);
    chain.stake(ANN, 1_000n, 30);
    chain.fundRewards(700n);
    goTo(14);
    chain.unstake(ANN, 333n, true, 0);
    look(ANN);
    expect([book.waitingSum, book.forfeitedSum]).toEqual([155n, 78n]);
    const givenQ64 = book.promisedQ64(chain.pool.acc) + (78n << 64n) + chain.pool.carry;
    expect(givenQ64).toBe(chain.pool.totalReleased << 64n);
  });

  it('says what an account had earned when the accumulator stood lower, and of any state of it', () => {
    goTo(14);
    const { accWeekOpen, acc } = chain.pool;
    const weekOpenBefore = chain.dayRecord(GENESIS_DAY + 6).acc;
    expect(book.earnedByQ64(ANN, weekOpenBefore)).toBe(0n);
    expect(book.earnedByQ64(BOB, accWeekOpen)).toBe(valueAt(book.sumsOf(BOB), acc));
    const before = book.agent(BOB);
    chain.claimRewards(BOB);
    const after = chain.agentState(BOB);
    expect(valueAt(book.sumsOfState(after), acc)).toBe(0n);
    expect(book.sumsOfState(before)).toEqual(book.sumsOf(BOB));
    look(BOB);
    expect(book.earnedByQ64(BOB, weekOpenBefore)).toBe(0n);
  });
});
