import { describe, expect, it } from 'vitest';
import {
  boostableEntries,
  calculateBoosters,
  calculateUserReward,
  countedVotes,
  newestFirst,
} from '#client/reward-previews.ts';
import {
  createGovernanceModel,
  governanceState,
  recentQuorumIds,
  recordQuorum,
} from '#sim/ledger/economy/governance-model.ts';
import { emptyEntry } from '#sim/ledger/entry-model.ts';
import { createUserModel, notePayout, noteVote, userStakeState } from '#sim/ledger/user-model.ts';
import { smallPlan } from '#tests/support/staking-plans.ts';

const TERMS = {
  boostActiveBps: 1_000,
  boostLongTermBps: 2_000,
  boostVotingBps: 1_500,
  longTermDays: 180,
  activeDays: 28,
  lastDay: 1_000,
};

describe('client/reward-previews', () => {
  it('shares rewards by power, rounded down', () => {
    expect(calculateUserReward(100n, 1n, 3n)).toBe(33n);
    expect(calculateUserReward(100n, 0n, 0n)).toBe(0n);
  });

  it('adds boosters up, each until its day', () => {
    const none = { lastDebateDay: 0, countedVotes: 0, startDays: [999, 820] };
    expect(calculateBoosters(TERMS, none)).toEqual({ activeBps: 0, votingBps: 0, byDeposit: [0, 2_000] });
    const all = { lastDebateDay: 973, countedVotes: 2, startDays: [999, 820] };
    expect(calculateBoosters(TERMS, all)).toEqual({ activeBps: 1_000, votingBps: 1_500, byDeposit: [2_500, 4_500] });
    expect(calculateBoosters(TERMS, { ...all, lastDebateDay: 972, countedVotes: 1 }).byDeposit).toEqual([0, 2_000]);
  });

  it('boosts deposits of earlier days that were not compounded', () => {
    const user = Object.assign(createUserModel(0n), { opened: true });
    const live = { ...emptyEntry(), live: true };
    user.entries.push({ ...live, startDay: 9 }, { ...live, startDay: 9, compound: true }, { ...live, startDay: 10 });
    expect(boostableEntries(userStakeState(user)!, 10).map(({ index }) => index)).toEqual([0]);
  });

  it("counts votes among the ledger's last four proposals with quorum", () => {
    const governance = createGovernanceModel(smallPlan().governance, 0n);
    const user = Object.assign(createUserModel(0n), { opened: true });
    for (const id of [0, 1, 2, 3, 4, 5, 6, 7, 8]) recordQuorum(governance, id);
    for (const proposalId of [2, 6, 8]) noteVote(user, 0, { weight: 1n, proposalId, day: 1, side: 'yes' });
    expect(recentQuorumIds(governance)).toEqual([8, 7, 6, 5]);
    const state = { ...governanceState(governance), upgradeHash: new Uint8Array(32) };
    expect(countedVotes(state, userStakeState(user)!)).toBe(2);
  });

  it('orders remembered items from the newest back, across the end of the ring and of the count', () => {
    for (const total of [3, 8, 11, 256, 259]) {
      const user = createUserModel(0n);
      for (let n = 0; n < total; n += 1) notePayout(user, { amountBaseUnits: BigInt(n), day: n, kind: 'claim' });
      const days = newestFirst(user.payouts, user.payoutCount).map(({ day }) => day);
      expect(days).toEqual(Array.from({ length: Math.min(total, 8) }, (_, back) => total - 1 - back));
    }
  });
});
