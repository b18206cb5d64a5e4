import { beforeEach, describe, expect, it } from 'vitest';
import { PAUSE } from '#sim/ledger/pool-features.ts';
import { ACCEPTED, REFUSED } from '#sim/ledger/predictions.ts';
import { createStakingModel, type StakingModel } from '#sim/ledger/staking-model.ts';
import { ANN, BOB, clockAt, GENESIS_DAY, onlyFeatures, smallPlan } from '#tests/support/staking-plans.ts';

let model: StakingModel;

/** Moves the clock to a day since genesis and closes the days before it. */
function goTo(day: number, hour = 6): void {
  model.advanceTo(clockAt(day, hour).unixSeconds);
  model.roll();
}

/** Funds a week, and goes to the day after the one in which it was paid. */
function earn(amountBaseUnits: bigint, untilDay: number): void {
  model.fundRewards(amountBaseUnits);
  goTo(untilDay);
}

/** Of Ann's entries, in days since genesis. */
function startDays(): readonly number[] {
  return (model.userStakeState(ANN)?.entries ?? []).map(({ startDay }) => startDay - GENESIS_DAY);
}

beforeEach(() => {
  model = createStakingModel(smallPlan({ features: onlyFeatures('compounding', 'powerByLock', 'powerByAge') }));
  model.stake(ANN, 1_024n, 0);
  model.setCompounding(ANN, true);
});

describe('sim/ledger/compounding', () => {
  it('stakes what is owed without a lock, below the least stake too, from the reward to the stake vault', () => {
    earn(70n, 14);
    expect(model.compoundRewards(ANN)).toBe(ACCEPTED);
    expect(model.userStakeState(ANN)).toMatchObject({
      amountBaseUnits: 1_094n,
      rewardsClaimedBaseUnits: 70n,
      rewardsCompoundedBaseUnits: 70n,
      payouts: [{ amountBaseUnits: 70n, day: GENESIS_DAY + 14, kind: 'compound' }],
      entries: [{ compound: false }, { amountBaseUnits: 70n, compound: true, tier: 0, agedPower: false }],
    });
    expect(model.poolState()).toMatchObject({
      totalCompoundedBaseUnits: 70n,
      totalClaimedBaseUnits: 70n,
      pendingWeight: 70n,
    });
    expect(model.vaultState()).toMatchObject({ rewardVaultBaseUnits: 0n, stakeVaultBaseUnits: 1_094n });
    expect(model.agentState(ANN).walletBaseUnits).toBe(100_000n - 1_024n);
  });

  it('merges compound entries from their 28th day on, into the lowest, which is as young as the youngest', () => {
    for (const day of [14, 28, 42]) {
      earn(70n, day);
      model.compoundRewards(ANN);
    }
    // Day 42: the entry of day 14 is old enough, that of day 28 is not.
    expect(startDays()).toEqual([0, 14, 28, 42]);
    earn(70n, 56);
    model.compoundRewards(ANN);
    expect(startDays()).toEqual([0, 28, 56, 42]);
    expect(model.userStakeState(ANN)?.entries[1]).toMatchObject({
      amountBaseUnits: 139n,
      weightLocked: 139n,
      weightBase: 139n,
      endDay: GENESIS_DAY + 28,
      lockEndUnixSeconds: clockAt(28).unixSeconds,
      compound: true,
    });
    expect(model.pool.activeWeight + model.pool.pendingWeight).toBe(model.users[ANN]?.amount);
  });

  it('pays what the stake cap leaves over to the wallet', () => {
    model.pool.features |= 1 << 2;
    model.pool.maxStake = 1_054n;
    earn(70n, 14);
    model.compoundRewards(ANN);
    expect(model.agentState(ANN)).toMatchObject({
      walletBaseUnits: 100_000n - 1_024n + 40n,
      stake: { amountBaseUnits: 1_054n, rewardsCompoundedBaseUnits: 30n, rewardsClaimedBaseUnits: 70n },
    });
    earn(70n, 28);
    expect(model.compoundRewards(ANN)).toBe(ACCEPTED);
    expect(model.userStakeState(ANN)).toMatchObject({ amountBaseUnits: 1_054n, rewardsCompoundedBaseUnits: 30n });
  });

  it('rejects with the first thing wrong', () => {
    expect(model.compoundRewards(BOB)).toBe(REFUSED.AccountOwnedByWrongProgram);
    expect(model.setCompounding(BOB, true)).toBe(REFUSED.AccountOwnedByWrongProgram);
    expect(model.compoundRewards(ANN)).toBe(REFUSED.NothingToClaim);
    earn(9n, 14);
    expect(model.compoundRewards(ANN)).toBe(REFUSED.ClaimBelowMinimum);
    model.setCompounding(ANN, false);
    expect(model.compoundRewards(ANN)).toBe(REFUSED.NotOptedIn);
    model.pool.features = 0;
    expect(model.compoundRewards(ANN)).toBe(REFUSED.FeatureDisabled);
    Object.assign(model.pool, { pauseMask: PAUSE.compound, pauseUntil: clockAt(20).unixSeconds });
    expect(model.compoundRewards(ANN)).toBe(REFUSED.Paused);
  });

  it('pays all of it out without a free entry, and merges no young ones for one', () => {
    for (let entry = 0; entry < 14; entry += 1) {
      model.stake(ANN, 100n, 0);
    }
    earn(700n, 14);
    expect(model.compoundRewards(ANN)).toBe(ACCEPTED);
    const full = model.agentState(ANN);
    earn(700n, 28);
    expect(model.compoundRewards(ANN)).toBe(ACCEPTED);
    const owed =
      (model.userStakeState(ANN)?.rewardsClaimedBaseUnits ?? 0n) - (full.stake?.rewardsClaimedBaseUnits ?? 0n);
    expect(owed).toBeGreaterThan(690n);
    expect(model.agentState(ANN)).toMatchObject({
      walletBaseUnits: full.walletBaseUnits + owed,
      stake: {
        amountBaseUnits: full.stake?.amountBaseUnits,
        rewardsCompoundedBaseUnits: full.stake?.rewardsCompoundedBaseUnits,
        owedBaseUnits: 0n,
      },
    });
    expect(model.vaultState()).toMatchObject({ stakeVaultBaseUnits: full.stake?.amountBaseUnits });

    model.unstake(ANN, 100n, false, 3);
    earn(700n, 42);
    expect(model.compoundRewards(ANN)).toBe(ACCEPTED);
    // The entry of day 14, the lowest after it that was free, is old; that of day 42 is not.
    expect([startDays()[3], startDays()[15]]).toEqual([42, 14]);
    earn(700n, 56);
    expect(model.compoundRewards(ANN)).toBe(ACCEPTED);
    expect(startDays()).toEqual([0, 0, 0, 42, ...Array.from({ length: 11 }, () => 0), 14]);
  });

  it('makes room of compound entries from their 28th day on', () => {
    for (let entry = 0; entry < 13; entry += 1) {
      model.stake(ANN, 100n, 0);
    }
    for (const day of [14, 28]) {
      earn(700n, day);
      model.compoundRewards(ANN);
    }
    expect(startDays().slice(14)).toEqual([14, 28]);
    goTo(42);
    earn(700n, 56);
    expect(model.compoundRewards(ANN)).toBe(ACCEPTED);
    expect(startDays().slice(14)).toEqual([28, 56]);
  });

  it('sets the consent on any day, and only predicts when asked to', () => {
    model.advanceTo(clockAt(3).unixSeconds);
    expect(model.setCompounding(ANN, false, 'predict')).toBe(ACCEPTED);
    expect(model.users[ANN]?.compounding).toBe(true);
    expect(model.setCompounding(ANN, false)).toBe(ACCEPTED);
    expect(model.users[ANN]?.compounding).toBe(false);
  });
});
