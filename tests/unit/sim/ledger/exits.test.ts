import { beforeEach, describe, expect, it } from 'vitest';
import type { FeatureName } from '#sim/core/features.ts';
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

function modelWith(...features: readonly FeatureName[]): StakingModel {
  return createStakingModel(smallPlan({ features: onlyFeatures('powerByLock', ...features) }));
}

beforeEach(() => {
  model = createStakingModel(smallPlan());
});

describe('sim/ledger/exits', () => {
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

  it('cannot be paused', () => {
    model.stake(ANN, 1_000n, 0);
    Object.assign(model.pool, { pauseMask: (1 << 9) - 1, pauseUntil: clockAt(9).unixSeconds });
    expect(model.stake(ANN, 1_000n, 0)).toBe(REFUSED.Paused);
    expect(PAUSE.stake).toBe(1);
    expect(model.unstake(ANN, 1_000n, false, 0)).toBe(ACCEPTED);
  });
});

describe('sim/ledger/exits: governance', () => {
  it('rejects the exit of a proposer, and of a voter up to the end of voting', () => {
    model = modelWith('voteLock');
    model.stake(ANN, 1_000n, 0);
    const user = Object.assign(model.users[ANN] ?? {}, { liveProposal: 1, voteLockUntil: clockAt(1).unixSeconds });
    expect(model.unstake(ANN, 1_000n, false, 0)).toBe(REFUSED.ProposerLocked);
    user.liveProposal = 0;
    expect(model.unstake(ANN, 1_000n, true, 0)).toBe(REFUSED.VoteLocked);
    expect(model.unstake(ANN, 1_001n, true, 0)).toBe(REFUSED.AmountExceedsEntry);
    goTo(1);
    expect(model.unstake(ANN, 1_000n, false, 0)).toBe(ACCEPTED);
  });

  it('lets voters leave while the lock is off, but no proposer', () => {
    model.stake(ANN, 1_000n, 0);
    const ann = model.users[ANN] ?? {};
    Object.assign(ann, { liveProposal: 1, voteLockUntil: clockAt(9).unixSeconds });
    expect(model.unstake(ANN, 1_000n, false, 0)).toBe(REFUSED.ProposerLocked);
    Object.assign(ann, { liveProposal: 0 });
    expect(model.unstake(ANN, 1_000n, false, 0)).toBe(ACCEPTED);
  });
});

describe('sim/ledger/exits: tickets', () => {
  it('books the exit, less the penalty, to a ticket; its tokens stay in the stake vault', () => {
    const tickets: unknown[] = [];
    model = createStakingModel(smallPlan({ features: onlyFeatures('unstakeTickets') }), {
      recentQuorumIds: () => [],
      openTicket: (...ticket) => void tickets.push(ticket),
    });
    model.stake(ANN, 1_000n, 7);
    const first = model.users[ANN]?.ticketCount ?? 0;
    expect(first).toBe(Number(clockAt(0).unixSeconds));
    model.unstake(ANN, 500n, true, 0);
    model.unstake(ANN, 500n, true, 0);
    expect(tickets).toEqual([
      [ANN, 450n, first],
      [ANN, 450n, first + 1],
    ]);
    expect(model.agentState(ANN)).toMatchObject({ walletBaseUnits: 99_000n, stake: { ticketCount: first + 2 } });
    expect(model.poolState()).toMatchObject({ ticketsOutstandingBaseUnits: 900n, totalStakedBaseUnits: 0n });
    expect(model.vaultState()).toMatchObject({ stakeVaultBaseUnits: 900n, penaltyVaultBaseUnits: 100n });
  });
});

describe('sim/ledger/exits: vesting', () => {
  beforeEach(() => {
    // 1,000 for 30 days at 1.5x; 100 a day from day 7 on, a third of it above 1.0x.
    model = modelWith('boostVests');
    model.stake(ANN, 1_000n, 30);
    model.fundRewards(700n);
    goTo(14);
  });

  it('forfeits the share of what is kept back that leaves early, rounded up, into later budgets', () => {
    model.settleEntries(ANN, 1);
    expect(model.userStakeState(ANN)).toMatchObject({
      rewardsEarnedBaseUnits: 466n,
      entries: [{ boostOwedBaseUnits: 233n }],
    });
    // A third of 233 is 77.7.
    model.unstake(ANN, 333n, true, 0);
    expect(model.userStakeState(ANN)).toMatchObject({
      rewardsForfeitedBaseUnits: 78n,
      entries: [{ boostOwedBaseUnits: 155n }],
    });
    expect(model.poolState()).toMatchObject({
      totalForfeitedBaseUnits: 78n,
      budgetIdleBaseUnits: 78n,
      reserveOwedBaseUnits: 700n - 78n,
    });
    model.unstake(ANN, 667n, true, 0);
    expect(model.userStakeState(ANN)).toMatchObject({ rewardsForfeitedBaseUnits: 233n, entries: [] });
    goTo(21);
    expect(model.poolState().budgetCurrentBaseUnits).toBe(233n);
  });

  it('pays what is kept back when a matured entry is emptied on its last day', () => {
    goTo(30);
    model.unstake(ANN, 400n, false, 0);
    expect(model.userStakeState(ANN)).toMatchObject({
      entries: [{ boostOwedBaseUnits: 233n, endDay: GENESIS_DAY + 30 }],
    });
    model.unstake(ANN, 600n, false, 0);
    expect(model.userStakeState(ANN)).toMatchObject({
      rewardsEarnedBaseUnits: 699n,
      owedOpenBaseUnits: 233n,
      rewardsForfeitedBaseUnits: 0n,
    });
  });

  it('pays it after the lock to whoever settles', () => {
    goTo(31);
    model.settleEntries(ANN, 1);
    expect(model.userStakeState(ANN)).toMatchObject({
      rewardsEarnedBaseUnits: 699n,
      owedOpenBaseUnits: 233n,
      entries: [{ boostOwedBaseUnits: 0n, ended: true }],
    });
    goTo(35);
    expect(model.claimRewards(ANN)).toBe(ACCEPTED);
    expect(model.userStakeState(ANN)).toMatchObject({ rewardsClaimedBaseUnits: 699n });
  });
});
