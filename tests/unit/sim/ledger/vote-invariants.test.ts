import { beforeEach, describe, expect, it } from 'vitest';
import type { Breach } from '#sim/ledger/ledger.ts';
import type { AgentAction, UserStakeState } from '#sim/ports/staking-chain.ts';
import { allFeaturesBut, economyPlan } from '#tests/support/economy-plans.ts';
import { openEconomy, PAYMENT, propose } from '#tests/support/economy-play.ts';
import { type FalseObservation, type LedgerPlay, playLedger } from '#tests/support/ledger-play.ts';
import { ANN, BOB } from '#tests/support/staking-plans.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer I)[] ? Mutable<I>[] : T[K] };

const voteByBob: AgentAction = { kind: 'cast_vote', agent: BOB, proposalId: 0, side: 'no' };

let play: LedgerPlay;

beforeEach(() => {
  play = openEconomy();
  propose(play, PAYMENT, 1);
});

/** Breaches of one invariant in the tick in which Bob votes. */
function foundWithVote(id: string, falsify: (observation: FalseObservation) => void): readonly Breach[] {
  return play.tick({ day: 2, agents: [voteByBob], falsify }).filter(({ invariant }) => invariant === id);
}

function bobOf({ touched }: FalseObservation): Mutable<UserStakeState> {
  return touched[BOB]?.state.stake as Mutable<UserStakeState>;
}

describe('sim/ledger/vote-invariants: I17', () => {
  it('catches tallies that are not the votes', () => {
    const found = foundWithVote('I17', ({ proposals }) => {
      const proposal = proposals?.[0]?.state;
      if (proposal !== undefined) proposal.no += 1n;
    });
    // Bob's 25,000 at 2.0x; Ann's 30,000 at 3.0x.
    expect(found).toMatchObject([
      { where: 'proposal 0: no', expected: '50000', found: '50001' },
      { where: 'proposal 0: turnout', expected: '140001', found: '140000' },
    ]);
  });

  it('catches more votes than there was power, and a snapshot that is not history', () => {
    const found = foundWithVote('I17', ({ proposals }) => {
      const proposal = proposals?.[0]?.state;
      if (proposal !== undefined) proposal.powerTotal = 139_999n;
    });
    expect(found.map(({ where }) => where)).toEqual(['proposal 0: turnout', 'proposal 0: power total']);
  });
});

describe('sim/ledger/vote-invariants: I18', () => {
  it('catches a vote that weighs more than the voter had', () => {
    const found = foundWithVote('I18', (observation) => {
      const vote = bobOf(observation).votes[0];
      if (vote !== undefined) vote.weight = 50_001n;
    });
    expect(found).toMatchObject([{ expected: 'at most 50000', found: '50001' }]);
  });

  it('catches a second vote on one proposal, in one tick or another', () => {
    const again = (observation: FalseObservation): void => {
      const bob = bobOf(observation);
      const [vote] = bob.votes;
      if (vote !== undefined) bob.votes.push({ ...vote });
      bob.voteCount = 2;
    };
    expect(foundWithVote('I18', again)).toMatchObject([{ expected: 'one vote', found: 'a second one' }]);
    const later = play.tick({ day: 3, falsify: again }).filter(({ invariant }) => invariant === 'I18');
    expect(later).toEqual([]);
    const third = play.tick({
      day: 3,
      falsify(observation) {
        again(observation);
        bobOf(observation).voteCount = 3;
        const [vote] = bobOf(observation).votes;
        if (vote !== undefined) bobOf(observation).votes.push({ ...vote });
      },
    });
    expect(third.filter(({ invariant }) => invariant === 'I18')).toMatchObject([{ found: 'a second one' }]);
  });

  it('catches a vote on a proposal that nobody made', () => {
    const found = foundWithVote('I18', (observation) => {
      const vote = bobOf(observation).votes[0];
      if (vote !== undefined) vote.proposalId = 9;
    });
    expect(found).toMatchObject([{ expected: 'a proposal', found: 'none' }]);
  });
});

describe('sim/ledger/vote-invariants: I24', () => {
  it('catches a voter without enough tokens before the snapshot', () => {
    const found = foundWithVote('I24', ({ proposals }) => {
      const proposal = proposals?.[0]?.state;
      if (proposal !== undefined) proposal.minVoteStakeBaseUnits = 25_001n;
    });
    expect(found).toMatchObject([{ expected: 'at least 25001', found: '25000' }]);
  });

  it('catches a proposer without enough stake', () => {
    const breaches = play.tick({
      day: 2,
      agents: [{ kind: 'create_proposal', agent: BOB, payload: PAYMENT }],
      falsify(observation) {
        bobOf(observation).amountBaseUnits = 999n;
      },
    });
    // What Bob had at the last check counts, too.
    expect(breaches.filter(({ invariant }) => invariant === 'I24')).toEqual([]);
    const young = openEconomy();
    const found = young.tick({
      day: 1,
      agents: [
        { kind: 'stake', agent: 2, amountBaseUnits: 1_000n, lockDays: 0 },
        { kind: 'create_proposal', agent: 2, payload: PAYMENT },
      ],
      falsify({ touched }) {
        const cat = touched[2]?.state.stake;
        if (cat !== undefined) cat.amountBaseUnits = 999n;
      },
    });
    expect(found.filter(({ invariant }) => invariant === 'I24')).toMatchObject([
      { where: 'agent cat: stake behind proposal 0', expected: 'at least 1000', found: '999' },
    ]);
  });

  it('lets a stake leave in the tick of its proposal', () => {
    const breaches = playLedger(economyPlan({ features: allFeaturesBut('voteLock', 'unstakeTickets') })).tick({
      day: 1,
      agents: [
        { kind: 'stake', agent: 2, amountBaseUnits: 1_000n, lockDays: 0 },
        { kind: 'create_proposal', agent: 2, payload: PAYMENT },
        { kind: 'unstake', agent: 2, amountBaseUnits: 500n, force: false, entryIndex: 0 },
      ],
    });
    expect(breaches).toEqual([]);
  });

  it('catches a bond vault that does not hold the bonds, and a bond that comes back twice', () => {
    const vault = foundWithVote('I24', ({ vaults }) => (vaults.bondVaultBaseUnits -= 1n));
    expect(vault).toMatchObject([{ where: 'bond vault: amount', expected: '500', found: '499' }]);
    play.tick({
      day: 2,
      falsify: ({ proposals }) => Object.assign(proposals?.[0]?.state ?? {}, { bondReturned: true }),
    });
    const again = play.tick({ day: 3 }).filter(({ invariant }) => invariant === 'I24');
    expect(again).toMatchObject([{ where: 'proposal 0: bond', found: 'held again' }]);
    expect(play.chain.users[ANN]?.liveProposal).toBe(1);
  });
});
