import { beforeEach, describe, expect, it } from 'vitest';
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

describe('sim/ledger/rewards', () => {
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

  it('rejects a settlement of an account that is not there, or before the roll', () => {
    expect(model.settleEntries(BOB, 1)).toBe(REFUSED.AccountOwnedByWrongProgram);
    model.stake(ANN, 100n, 0);
    model.advanceTo(clockAt(1).unixSeconds);
    expect(model.settleEntries(ANN, 1)).toBe(REFUSED.PoolNotRolled);
  });

  it('rejects a claim below the minimum and leaves the settlement undone', () => {
    model.stake(CAT, 1_024n, 0);
    model.fundRewards(9n);
    goTo(14);
    const before = model.agentState(CAT);
    expect(model.claimRewards(CAT)).toBe(REFUSED.ClaimBelowMinimum);
    expect(model.agentState(CAT)).toEqual(before);
  });

  it('pays a claim of exactly the minimum, and remembers it', () => {
    // 10 over seven days: six times 1, then 4.
    model.stake(CAT, 1_024n, 0);
    model.fundRewards(10n);
    goTo(14);
    expect(model.claimRewards(CAT)).toBe(ACCEPTED);
    expect(model.userStakeState(CAT)).toMatchObject({
      rewardsClaimedBaseUnits: 10n,
      payoutCount: 1,
      payouts: [{ amountBaseUnits: 10n, day: GENESIS_DAY + 14, kind: 'claim' }],
    });
  });

  it('rejects a claim of nothing', () => {
    model.stake(CAT, 1_024n, 0);
    expect(model.claimRewards(CAT)).toBe(REFUSED.NothingToClaim);
  });
});
