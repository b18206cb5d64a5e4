import { beforeEach, describe, expect, it } from 'vitest';
import { PAUSE } from '#sim/ledger/pool-features.ts';
import { ACCEPTED, REFUSED } from '#sim/ledger/predictions.ts';
import { createStakingModel, type StakingModel } from '#sim/ledger/staking-model.ts';
import { noteVote } from '#sim/ledger/user-model.ts';
import { ANN, BOB, clockAt, GENESIS_DAY, onlyFeatures, smallPlan } from '#tests/support/staking-plans.ts';

let model: StakingModel;
let quorumIds: readonly number[];

/** Moves the clock to a day since genesis and closes the days before it. */
function goTo(day: number, hour = 6): void {
  model.advanceTo(clockAt(day, hour).unixSeconds);
  model.roll();
}

function vote(...proposalIds: readonly number[]): void {
  for (const proposalId of proposalIds) {
    const user = model.users[ANN];
    if (user !== undefined) noteVote(user, 0, { weight: 1n, proposalId, day: GENESIS_DAY, side: 'no' });
  }
}

/** Boosters of Ann's entries in basis points, in order of the slots. */
function boosters(): readonly (number | undefined)[] {
  return (model.userStakeState(ANN)?.entries ?? []).map(({ boostBps }) => boostBps);
}

beforeEach(() => {
  quorumIds = [];
  const features = onlyFeatures('boosters', 'powerByLock', 'compounding');
  model = createStakingModel(smallPlan({ features }), { recentQuorumIds: () => quorumIds, openTicket: () => {} });
  model.stake(ANN, 1_000n, 7);
});

describe('sim/ledger/boosters', () => {
  it('grants 10% for a debate fee, from the tick of the day on, for the pool days of a grant', () => {
    goTo(2);
    model.payDebateFee(ANN, 5n);
    expect(model.refreshBoosters(ANN)).toBe(ACCEPTED);
    expect(model.userStakeState(ANN)).toMatchObject({
      boostBps: 1_000,
      boostEndDay: GENESIS_DAY + 11,
      votingPower: 1_200n,
      entries: [{ boostBps: 1_000, boostEndDay: GENESIS_DAY + 11, boostOver: false }],
    });
    expect([model.pool.activeWeight, model.pool.activePower]).toEqual([1_320n, 1_200n]);
    goTo(8);
    expect([model.pool.activeWeight, model.pool.activePower]).toEqual([1_100n, 1_000n]);
    goTo(11);
    expect(model.pool.activeWeight).toBe(1_100n);
    goTo(12);
    expect(model.pool.activeWeight).toBe(1_000n);
  });

  it('counts a debate fee for the pool days of activity', () => {
    model.payDebateFee(ANN, 5n);
    goTo(6);
    expect(model.refreshBoosters(ANN, 'predict')).toBe(ACCEPTED);
    goTo(7);
    expect(model.refreshBoosters(ANN)).toBe(REFUSED.NoBoosterEarned);
  });

  it('grants 20% for age to the entries that have it, and leaves others as they are', () => {
    goTo(10);
    model.payDebateFee(ANN, 5n);
    model.stake(ANN, 1_000n, 0);
    goTo(11);
    model.refreshBoosters(ANN);
    expect(boosters()).toEqual([1_000, 1_000]);
    goTo(20);
    model.refreshBoosters(ANN);
    expect(boosters()).toEqual([2_000, 1_000]);
    const ends = model.userStakeState(ANN)?.entries.map(({ boostEndDay }) => boostEndDay - GENESIS_DAY);
    expect(ends).toEqual([29, 20]);
  });

  it('grants 15% for two votes among the last proposals with quorum', () => {
    goTo(1);
    quorumIds = [3, 4, 5, 6];
    vote(3, 9);
    expect(model.refreshBoosters(ANN)).toBe(REFUSED.NoBoosterEarned);
    vote(6);
    expect(model.refreshBoosters(ANN)).toBe(ACCEPTED);
    expect(boosters()).toEqual([1_500]);
  });

  it('adds the three up', () => {
    goTo(20);
    quorumIds = [0, 1];
    vote(0, 1);
    model.payDebateFee(ANN, 5n);
    model.refreshBoosters(ANN);
    expect(boosters()).toEqual([4_500]);
    expect(model.userStakeState(ANN)?.boostBps).toBe(2_500);
    expect(model.pool.activeWeight).toBe(1_450n);
  });

  it('replaces a grant that runs, without counting it twice', () => {
    goTo(2);
    model.payDebateFee(ANN, 5n);
    model.refreshBoosters(ANN);
    goTo(5);
    model.refreshBoosters(ANN);
    expect(model.pool.activeWeight).toBe(1_320n);
    goTo(15);
    expect(model.pool.activeWeight).toBe(1_000n);
  });

  it('boosts neither the open day nor what was compounded', () => {
    model.payDebateFee(ANN, 700n);
    expect(model.refreshBoosters(ANN)).toBe(REFUSED.NoBoosterEarned);
    goTo(14);
    model.setCompounding(ANN, true);
    expect(model.compoundRewards(ANN)).toBe(ACCEPTED);
    goTo(20);
    model.payDebateFee(ANN, 5n);
    model.refreshBoosters(ANN);
    expect(boosters()).toEqual([3_000, 0]);
  });

  it('rejects a refresh with the first thing wrong with it', () => {
    expect(model.refreshBoosters(BOB)).toBe(REFUSED.AccountOwnedByWrongProgram);
    model.pool.features = 0;
    Object.assign(model.pool, { pauseMask: PAUSE.boosters, pauseUntil: clockAt(0, 8).unixSeconds });
    expect(model.refreshBoosters(ANN)).toBe(REFUSED.Paused);
    model.advanceTo(clockAt(0, 8).unixSeconds);
    expect(model.refreshBoosters(ANN)).toBe(REFUSED.FeatureDisabled);
    model.advanceTo(clockAt(1).unixSeconds);
    expect(model.refreshBoosters(ANN)).toBe(REFUSED.PoolNotRolled);
  });
});
