import { beforeEach, describe, expect, it } from 'vitest';
import {
  coolsDown,
  createGovernanceModel,
  freeProposalSlot,
  type GovernanceModel,
  governanceState,
  recentQuorumIds,
  recordDefeat,
  recordQuorum,
} from '#sim/ledger/economy/governance-model.ts';
import { economyPlan } from '#tests/support/economy-plans.ts';

let governance: GovernanceModel;

beforeEach(() => {
  governance = createGovernanceModel(economyPlan().governance, 1_000n);
});

describe('sim/ledger/economy/governance-model', () => {
  it('begins with the plan, and with a veto that ends', () => {
    expect(governanceState(governance)).toMatchObject({
      vetoUntilUnixSeconds: 1_000n + 180n * 86_400n,
      votingDays: 5,
      quadraticMode: 1,
      quadraticAttested: true,
      proposalCount: 0,
    });
  });

  it('gives the lowest free slot', () => {
    governance.slots[0] = 1;
    expect(freeProposalSlot(governance)).toBe(1);
    governance.slots.fill(9);
    expect(freeProposalSlot(governance)).toBe(-1);
  });

  it('cools a defeated payload down for its days, and remembers eight', () => {
    recordDefeat(governance, 'a', 100);
    expect(coolsDown(governance, 'a', 129)).toBe(true);
    expect(coolsDown(governance, 'a', 130)).toBe(false);
    expect(coolsDown(governance, 'b', 101)).toBe(false);
    for (let nth = 0; nth < 8; nth += 1) recordDefeat(governance, `other ${nth}`, 100);
    expect(coolsDown(governance, 'a', 101)).toBe(false);
    expect(governanceState(governance)).toMatchObject({ defeatedCount: 9 });
  });

  it('knows the last four proposals with quorum', () => {
    expect(recentQuorumIds(governance)).toEqual([]);
    for (const id of [2, 3, 5, 7, 11, 13, 17, 19, 23]) recordQuorum(governance, id);
    expect(recentQuorumIds(governance)).toEqual([23, 19, 17, 13]);
    expect(governance.quorumIds[0]).toBe(23);
  });
});
