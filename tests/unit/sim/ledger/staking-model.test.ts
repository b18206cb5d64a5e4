import { beforeEach, describe, expect, it } from 'vitest';
import { SimError } from '#sim/core/errors/sim-error.ts';
import { ACCEPTED, REFUSED } from '#sim/ledger/predictions.ts';
import { createStakingModel, type StakingModel } from '#sim/ledger/staking-model.ts';
import { ANN, BOB, CAT, clockAt, GENESIS_DAY, smallPlan } from '#tests/support/staking-plans.ts';

let model: StakingModel;

/** Moves the clock to a day since genesis and closes the days before it. */
function goTo(day: number, hour = 6): void {
  model.advanceTo(clockAt(day, hour).unixSeconds);
  model.roll();
}

beforeEach(() => {
  model = createStakingModel(smallPlan());
});

describe('sim/ledger/staking-model: a cycle by hand', () => {
  it('shares a week by weight: 1,024 of 4,096 earn a quarter, 3,072 three quarters', () => {
    // Day 0: Ann 1,024 without a lock (weight 1,024), Bob 2,048 for 30 days at 1.5x (weight 3,072).
    expect(model.stake(ANN, 1_024n, 0)).toBe(ACCEPTED);
    expect(model.stake(BOB, 2_048n, 30)).toBe(ACCEPTED);
    expect(model.fundRewards(700n)).toBe(ACCEPTED);
    expect(model.vaultState()).toEqual({
      stakeVaultBaseUnits: 3_072n,
      rewardVaultBaseUnits: 700n,
      penaltyVaultBaseUnits: 0n,
      operatorBaseUnits: 699_300n,
      mintSupplyBaseUnits: 1_000_000n,
    });
    // Week 0 pays nothing; week 1 (days 7 to 13) pays 100 a day: 25 to Ann, 75 to Bob.
    goTo(8);
    expect(model.pool.acc).toBe((100n << 64n) / 4_096n);
    expect(model.claimRewards(ANN)).toBe(REFUSED.NothingToClaim);
    goTo(14);
    expect(model.claimRewards(ANN)).toBe(ACCEPTED);
    expect(model.claimRewards(BOB)).toBe(ACCEPTED);
    expect(model.agentState(ANN).walletBaseUnits).toBe(100_000n - 1_024n + 175n);
    expect(model.agentState(BOB).walletBaseUnits).toBe(100_000n - 2_048n + 525n);
    expect(model.poolState()).toMatchObject({ reserveOwedBaseUnits: 0n, totalClaimedBaseUnits: 700n });
    expect(model.claimRewards(ANN)).toBe(REFUSED.NothingToClaim);
    // Day 30, 06:00: Bob's lock has run out.
    goTo(30);
    expect(model.unstake(BOB, 2_048n, false, 0)).toBe(ACCEPTED);
    expect(model.agentState(BOB)).toMatchObject({ walletBaseUnits: 100_525n, stake: { entries: [], votingPower: 0n } });
    expect(model.poolState()).toMatchObject({ stakerCount: 1, activeWeight: 1_024n, totalStakedBaseUnits: 1_024n });
  });

  it('forfeits the tick of the day of the exit', () => {
    model.stake(ANN, 1_024n, 0);
    model.stake(BOB, 1_024n, 0);
    model.fundRewards(700n);
    goTo(10, 23);
    // Ann leaves on day 10: she has half of days 7 to 9, Bob gets all of day 10.
    model.unstake(ANN, 1_024n, false, 0);
    goTo(14);
    expect(model.userStakeState(ANN)).toMatchObject({ rewardsEarnedBaseUnits: 150n });
    model.claimRewards(BOB);
    expect(model.userStakeState(BOB)).toMatchObject({ rewardsClaimedBaseUnits: 550n });
  });

  it('sends the penalty of a forced exit, rounded up, to the penalty vault', () => {
    model.stake(ANN, 1_000n, 180);
    goTo(1);
    // 10% of 301 is 30.1.
    expect(model.unstake(ANN, 301n, true, 0)).toBe(ACCEPTED);
    expect(model.agentState(ANN)).toMatchObject({
      walletBaseUnits: 99_000n + 270n,
      stake: { penaltiesPaidBaseUnits: 31n, amountBaseUnits: 699n, votingPower: 2_097n },
    });
    expect(model.vaultState()).toMatchObject({ penaltyVaultBaseUnits: 31n, stakeVaultBaseUnits: 699n });
    expect(model.poolState()).toMatchObject({ totalPenaltiesBaseUnits: 31n, activeWeight: 2_097n });
  });

  it('asks no penalty of a forced exit after the lock', () => {
    model.stake(ANN, 1_000n, 7);
    goTo(7);
    expect(model.unstake(ANN, 1_000n, true, 0)).toBe(ACCEPTED);
    expect(model.agentState(ANN).walletBaseUnits).toBe(100_000n);
  });

  it('reuses the lowest slot that an exit has freed', () => {
    model.stake(ANN, 100n, 0);
    model.stake(ANN, 200n, 0);
    model.unstake(ANN, 100n, false, 0);
    model.stake(ANN, 300n, 7);
    expect(model.userStakeState(ANN)?.entries).toMatchObject([
      { index: 0, amountBaseUnits: 300n, tier: 1 },
      { index: 1, amountBaseUnits: 200n, tier: 0 },
    ]);
  });

  it('credits the same whether the entries are settled apart or at once', () => {
    // 1,024 twice of 3,072: a share of 1 on day 7 is a third for each entry, two thirds for both, 1 on day 8 as much.
    model.stake(ANN, 1_024n, 0);
    model.stake(ANN, 1_024n, 0);
    model.stake(BOB, 1_024n, 0);
    model.fundRewards(7n);
    goTo(9);
    expect(model.settleEntries(ANN, 0b01)).toBe(ACCEPTED);
    expect(model.userStakeState(ANN)).toMatchObject({
      rewardsEarnedBaseUnits: 0n,
      entries: [{ started: true }, { started: false }],
    });
    // Two thirds wait as dust.
    expect(model.userStakeState(ANN)?.rewardDustQ64).toBe(1_024n * ((2n << 64n) / 3_072n));
    expect(model.settleEntries(ANN, 0b10)).toBe(ACCEPTED);
    const apart = model.userStakeState(ANN);
    expect(apart?.rewardsEarnedBaseUnits).toBe(1n);
    model = createStakingModel(smallPlan());
    model.stake(ANN, 1_024n, 0);
    model.stake(ANN, 1_024n, 0);
    model.stake(BOB, 1_024n, 0);
    model.fundRewards(7n);
    goTo(9);
    expect(model.settleEntries(ANN, 0b11)).toBe(ACCEPTED);
    expect(model.userStakeState(ANN)).toEqual(apart);
  });

  it('mints into the account of the operator', () => {
    expect(model.mint(5n)).toBe(ACCEPTED);
    expect(model.vaultState()).toMatchObject({ operatorBaseUnits: 700_005n, mintSupplyBaseUnits: 1_000_005n });
  });
});

describe('sim/ledger/staking-model: the roll', () => {
  it('closes at most 64 days an instruction, and all of them as an action', () => {
    model.advanceTo(clockAt(150).unixSeconds);
    expect(model.rollOnce()).toBe(64);
    expect(model.rollOnce()).toBe(64);
    expect(model.rollOnce()).toBe(22);
    expect(model.rollOnce()).toBe(0);
    expect(model.poolState().lastDay).toBe(GENESIS_DAY + 150);
  });

  it('dates the pool only when it closed a day', () => {
    goTo(0, 9);
    expect(model.poolState().lastUpdateUnixSeconds).toBe(clockAt(0, 6).unixSeconds);
    goTo(1, 9);
    expect(model.poolState().lastUpdateUnixSeconds).toBe(clockAt(1, 9).unixSeconds);
  });

  it('gives the record of a day long ago', () => {
    model.stake(ANN, 1_000n, 7);
    goTo(100);
    expect(model.dayRecord(GENESIS_DAY)).toEqual({ acc: 0n, powerBaseUnits: 1_200n, stakedBaseUnits: 1_000n });
    expect(model.dayRecord(GENESIS_DAY + 7).powerBaseUnits).toBe(1_000n);
  });
});

describe('sim/ledger/staking-model: refusals', () => {
  it('rejects every instruction but the roll while an ended day is open', () => {
    model.stake(ANN, 100n, 0);
    model.advanceTo(clockAt(1, 0).unixSeconds);
    expect(model.stake(ANN, 100n, 0)).toBe(REFUSED.PoolNotRolled);
    expect(model.unstake(ANN, 100n, false, 0)).toBe(REFUSED.PoolNotRolled);
    expect(model.claimRewards(ANN)).toBe(REFUSED.PoolNotRolled);
    expect(model.fundRewards(1n)).toBe(REFUSED.PoolNotRolled);
    expect(model.settleEntries(ANN, 1)).toBe(REFUSED.PoolNotRolled);
    expect(model.settleEntries(BOB, 1)).toBe(REFUSED.AccountOwnedByWrongProgram);
    expect(model.roll()).toBe(ACCEPTED);
    expect(model.stake(ANN, 100n, 0)).toBe(ACCEPTED);
  });

  it('rejects a clock before the last update', () => {
    model.stake(ANN, 100n, 0);
    model.advanceTo(clockAt(0, 5).unixSeconds);
    expect(model.stake(ANN, 100n, 0)).toBe(REFUSED.ClockWentBack);
    expect(model.roll()).toBe(REFUSED.ClockWentBack);
    model.advanceTo(clockAt(-1).unixSeconds);
    expect([model.roll(), model.rollOnce()]).toEqual([REFUSED.ClockWentBack, 0]);
  });

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

  it('rejects an unstake with the first thing wrong with it', () => {
    expect(model.unstake(ANN, 0n, false, 0)).toBe(REFUSED.AccountOwnedByWrongProgram);
    model.stake(ANN, 1_000n, 7);
    expect(model.unstake(ANN, 0n, false, 9)).toBe(REFUSED.ZeroAmount);
    expect(model.unstake(ANN, 1_001n, false, 1)).toBe(REFUSED.EntryNotFound);
    expect(model.unstake(ANN, 1_001n, false, 0)).toBe(REFUSED.AmountExceedsEntry);
    expect(model.unstake(ANN, 901n, false, 0)).toBe(REFUSED.RemainderBelowMinStake);
    expect(model.unstake(ANN, 900n, false, 0)).toBe(REFUSED.StillLocked);
  });

  it('rejects an exit up to the last second of the lock, which has the hour of the stake', () => {
    model.stake(ANN, 1_000n, 7);
    goTo(7, 0);
    model.advanceTo(clockAt(7).unixSeconds - 1n);
    expect(model.unstake(ANN, 1_000n, false, 0)).toBe(REFUSED.StillLocked);
    goTo(7, 6);
    expect(model.unstake(ANN, 1_000n, false, 0)).toBe(ACCEPTED);
  });

  it('rejects a claim below the minimum and leaves the settlement undone', () => {
    model.stake(CAT, 1_024n, 0);
    model.fundRewards(9n);
    goTo(14);
    const before = model.agentState(CAT);
    expect(model.claimRewards(CAT)).toBe(REFUSED.ClaimBelowMinimum);
    expect(model.agentState(CAT)).toEqual(before);
  });

  it('pays a claim of exactly the minimum', () => {
    // 10 over seven days: six times 1, then 4.
    model.stake(CAT, 1_024n, 0);
    model.fundRewards(10n);
    goTo(14);
    expect(model.claimRewards(CAT)).toBe(ACCEPTED);
    expect(model.userStakeState(CAT)).toMatchObject({ rewardsClaimedBaseUnits: 10n });
  });

  it('rejects funding of nothing, above the cap of a week, or beyond what the operator holds', () => {
    expect(model.fundRewards(0n)).toBe(REFUSED.ZeroAmount);
    expect(model.fundRewards(9_590n)).toBe(REFUSED.WeeklyBudgetExceeded);
    expect(model.fundRewards(9_589n)).toBe(ACCEPTED);
    expect(model.fundRewards(1n)).toBe(REFUSED.WeeklyBudgetExceeded);
    const poor = createStakingModel(smallPlan({ holdingsBaseUnits: [1_000_000n, 0n, 0n] }));
    expect(poor.fundRewards(1n)).toBe(REFUSED.TokenInsufficientFunds);
  });

  it('rejects a mint beyond what a mint can hold', () => {
    expect(model.mint(1n << 64n)).toBe(REFUSED.TokenOverflow);
    expect(model.vaultState().mintSupplyBaseUnits).toBe(1_000_000n);
  });

  it('rejects holdings above the supply', () => {
    const plan = smallPlan({ holdingsBaseUnits: [1_000_001n, 0n, 0n] });
    expect(() => createStakingModel(plan)).toThrow(SimError);
  });

  it('changes nothing when an action is only predicted', () => {
    model.stake(ANN, 1_000n, 0);
    model.fundRewards(700n);
    goTo(14);
    const before = [model.poolState(), model.agentState(ANN), model.vaultState()];
    model.advanceTo(clockAt(14, 7).unixSeconds);
    expect(model.applyAgent({ kind: 'claim_rewards', agent: ANN }, 'predict')).toBe(ACCEPTED);
    expect(
      model.applyAgent(
        { kind: 'unstake', agent: ANN, amountBaseUnits: 1_000n, force: false, entryIndex: 0 },
        'predict',
      ),
    ).toBe(ACCEPTED);
    expect(model.applyAgent({ kind: 'stake', agent: ANN, amountBaseUnits: 100n, lockDays: 0 }, 'predict')).toBe(
      ACCEPTED,
    );
    expect(model.applyOperator({ kind: 'mint', amountBaseUnits: 1n }, 'predict')).toBe(ACCEPTED);
    expect(model.applyOperator({ kind: 'fund_rewards', amountBaseUnits: 1n }, 'predict')).toBe(ACCEPTED);
    expect(model.applyOperator({ kind: 'roll' }, 'predict')).toBe(ACCEPTED);
    expect([model.poolState(), model.agentState(ANN), model.vaultState()]).toEqual(before);
  });
});
