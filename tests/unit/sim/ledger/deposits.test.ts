import { beforeEach, describe, expect, it } from 'vitest';
import { PAUSE } from '#sim/ledger/pool-features.ts';
import { ACCEPTED, REFUSED } from '#sim/ledger/predictions.ts';
import { createStakingModel, type StakingModel } from '#sim/ledger/staking-model.ts';
import { ANN, clockAt, GENESIS_DAY, onlyFeatures, smallPlan } from '#tests/support/staking-plans.ts';

let model: StakingModel;

/** Moves the clock to a day since genesis and closes the days before it. */
function goTo(day: number, hour = 6): void {
  model.advanceTo(clockAt(day, hour).unixSeconds);
  model.roll();
}

beforeEach(() => {
  model = createStakingModel(smallPlan());
});

describe('sim/ledger/deposits: stake', () => {
  it('rejects a stake with the first thing wrong with it', () => {
    expect(model.stake(ANN, 0n, 3)).toBe(REFUSED.ZeroAmount);
    expect(model.stake(ANN, 99n, 3)).toBe(REFUSED.UnknownLock);
    expect(model.stake(ANN, 99n, 7)).toBe(REFUSED.StakeBelowMinimum);
    expect(model.stake(ANN, 50_001n, 7)).toBe(REFUSED.StakeCapExceeded);
    expect(model.stake(ANN, (1n << 64n) - 1n, 7)).toBe(REFUSED.StakeCapExceeded);
    expect(model.stake(ANN, 50_000n, 7)).toBe(ACCEPTED);
    expect(model.stake(ANN, 100n, 7)).toBe(REFUSED.StakeCapExceeded);
    expect(model.stake(ANN, (1n << 64n) - 1n, 7)).toBe(REFUSED.MathOverflow);
  });

  it('rejects a stake while it is paused, before it looks at the amount', () => {
    Object.assign(model.pool, { pauseMask: PAUSE.stake, pauseUntil: clockAt(0, 7).unixSeconds });
    expect(model.stake(ANN, 0n, 7)).toBe(REFUSED.Paused);
    model.advanceTo(clockAt(0, 7).unixSeconds);
    expect(model.stake(ANN, 100n, 7)).toBe(ACCEPTED);
  });

  it('has no cap when the cap is off, and rejects what no sum can hold', () => {
    model = createStakingModel(smallPlan({ features: onlyFeatures() }));
    expect(model.stake(ANN, 50_001n, 7)).toBe(ACCEPTED);
    expect(model.stake(ANN, (1n << 64n) - 60_000n, 7)).toBe(REFUSED.MathOverflow);
    expect(model.stake(ANN, 60_000n, 7)).toBe(REFUSED.TokenInsufficientFunds);
  });

  it('rejects a stake beyond the wallet, and does not open the account', () => {
    model = createStakingModel(smallPlan({ holdingsBaseUnits: [150n, 0n, 0n] }));
    expect(model.stake(ANN, 151n, 0)).toBe(REFUSED.TokenInsufficientFunds);
    expect(model.agentState(ANN)).toEqual({ walletBaseUnits: 150n, stake: undefined });
    expect(model.claimRewards(ANN)).toBe(REFUSED.AccountOwnedByWrongProgram);
  });

  it('rejects a seventeenth entry', () => {
    for (let entry = 0; entry < 16; entry += 1) {
      expect(model.stake(ANN, 100n, 0)).toBe(ACCEPTED);
    }
    expect(model.stake(ANN, 100n, 0)).toBe(REFUSED.EntriesFull);
  });

  it('takes the locks of the open day', () => {
    model.pool.lockDays[1] = 10;
    expect([model.stake(ANN, 100n, 10), model.stake(ANN, 100n, 7)]).toEqual([REFUSED.UnknownLock, ACCEPTED]);
    goTo(1);
    expect([model.stake(ANN, 100n, 10), model.stake(ANN, 100n, 7)]).toEqual([ACCEPTED, REFUSED.UnknownLock]);
  });
});

describe('sim/ledger/deposits: extend_lock', () => {
  it('starts the deposit anew: it earns boosted from the next day on, and loses the day in between', () => {
    model.stake(ANN, 1_024n, 7);
    model.fundRewards(700n);
    goTo(7);
    expect(model.extendLock(ANN, 0, 30)).toBe(ACCEPTED);
    expect(model.userStakeState(ANN)).toMatchObject({
      amountBaseUnits: 1_024n,
      votingPower: 1_536n,
      entries: [
        { index: 0, startDay: GENESIS_DAY + 7, endDay: GENESIS_DAY + 37, tier: 2, started: false, paidAcc: 0n },
      ],
    });
    expect([model.pool.activeWeight, model.pool.pendingWeight]).toEqual([0n, 1_536n]);
    goTo(9);
    // Day 7 had nobody; day 8 paid 100.
    expect([model.pool.budgetIdle, model.pool.totalReleased]).toEqual([100n, 100n]);
  });

  it('takes no penalty and no tokens, and leaves no drop of the old lock behind', () => {
    model.stake(ANN, 1_000n, 7);
    goTo(3);
    model.extendLock(ANN, 0, 180);
    expect(model.vaultState()).toMatchObject({ stakeVaultBaseUnits: 1_000n, penaltyVaultBaseUnits: 0n });
    goTo(8);
    expect([model.pool.activeWeight, model.pool.activePower]).toEqual([3_000n, 3_000n]);
    goTo(184);
    expect([model.pool.activeWeight, model.pool.activePower]).toEqual([1_000n, 1_000n]);
  });

  it('rejects an extension with the first thing wrong with it', () => {
    expect(model.extendLock(ANN, 0, 3)).toBe(REFUSED.AccountOwnedByWrongProgram);
    model.stake(ANN, 1_000n, 30);
    expect(model.extendLock(ANN, 1, 3)).toBe(REFUSED.EntryNotFound);
    expect(model.extendLock(ANN, 0, 3)).toBe(REFUSED.UnknownLock);
    expect(model.extendLock(ANN, 0, 7)).toBe(REFUSED.LockNotExtended);
    expect(model.extendLock(ANN, 0, 30)).toBe(ACCEPTED);
  });

  it('rejects a lock that ends later but weighs less, and one that weighs as much but ends earlier', () => {
    model.stake(ANN, 1_000n, 30);
    goTo(25);
    // Day 32 is after day 30, but 1.2x is below 1.5x.
    expect(model.extendLock(ANN, 0, 7)).toBe(REFUSED.LockNotExtended);
    model.pool.multiplierBps.splice(1, 1, 15_000);
    expect(model.extendLock(ANN, 0, 0)).toBe(REFUSED.LockNotExtended);
    expect(model.extendLock(ANN, 0, 7)).toBe(ACCEPTED);
  });

  it('is paused with the stake, and rejects while an ended day is open', () => {
    model.stake(ANN, 1_000n, 7);
    Object.assign(model.pool, { pauseMask: PAUSE.stake, pauseUntil: clockAt(9).unixSeconds });
    expect(model.extendLock(ANN, 0, 30)).toBe(REFUSED.Paused);
    model.advanceTo(clockAt(1).unixSeconds);
    expect(model.extendLock(ANN, 0, 30)).toBe(REFUSED.PoolNotRolled);
  });

  it('drops the booster, and keeps back what was kept back', () => {
    model = createStakingModel(smallPlan({ features: onlyFeatures('boostVests', 'boosters', 'powerByLock') }));
    model.stake(ANN, 1_000n, 7);
    model.payDebateFee(ANN, 700n);
    goTo(7);
    model.refreshBoosters(ANN);
    goTo(7, 7);
    model.extendLock(ANN, 0, 30);
    expect(model.userStakeState(ANN)?.entries[0]).toMatchObject({ boostBps: 0, boostOwedBaseUnits: 0n, vests: true });
    goTo(10);
    // Two days of 100, of which a third is above 1.0x.
    model.settleEntries(ANN, 1);
    expect(model.userStakeState(ANN)?.entries[0]?.boostOwedBaseUnits).toBe(66n);
    model.extendLock(ANN, 0, 90);
    expect(model.userStakeState(ANN)?.entries[0]).toMatchObject({ boostOwedBaseUnits: 66n, vests: true, tier: 3 });
  });
});
