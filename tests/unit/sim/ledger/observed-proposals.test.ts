import { describe, expect, it } from 'vitest';
import { newVotes, ProposalBook } from '#sim/ledger/observed-proposals.ts';
import type { CastVoteState, ProposalState } from '#sim/ports/governance-states.ts';
import type { UserStakeState } from '#sim/ports/staking-chain.ts';
import { openEconomy, PAYMENT, propose } from '#tests/support/economy-play.ts';
import { observeModel } from '#tests/support/model-observation.ts';
import { ANN, BOB } from '#tests/support/staking-plans.ts';

const play = openEconomy();
propose(play, PAYMENT, 1);
const NOTHING = {
  agents: [],
  grants: [],
  tickets: [],
  governance: false,
  treasury: false,
  emission: false,
  market: false,
};
const seen = observeModel(play.economy, { ...NOTHING, proposals: [0] }, 0).proposals?.[0]?.state as ProposalState;
const stake = play.chain.userStakeState(ANN) as UserStakeState;

const vote = (proposalId: number): CastVoteState => ({ proposalId, weight: 10n, day: 20_001, side: 'yes' });
/** An account after so many votes on proposals 0, 1, 2 and on. */
function voted(count: number): UserStakeState {
  const votes: CastVoteState[] = [];
  for (let nth = 0; nth < count; nth += 1) votes[nth % 8] = vote(nth);
  return { ...stake, votes, voteCount: count % 256 };
}

describe('sim/ledger/observed-proposals', () => {
  it('finds the votes since the last reading, oldest first', () => {
    expect(newVotes(undefined, undefined)).toEqual([]);
    expect(newVotes(undefined, voted(2)).map(({ proposalId }) => proposalId)).toEqual([0, 1]);
    expect(newVotes(voted(7), voted(10)).map(({ proposalId }) => proposalId)).toEqual([7, 8, 9]);
    expect(newVotes(voted(254), voted(257)).map(({ proposalId }) => proposalId)).toEqual([254, 255, 256]);
    expect(newVotes(voted(3), voted(3))).toEqual([]);
  });

  it('sums votes by proposal and side, and knows when it missed some', () => {
    const book = new ProposalBook();
    book.countVotes(ANN, undefined, voted(1));
    book.countVotes(BOB, undefined, voted(1));
    expect(book.votesOn(0)).toMatchObject({ yes: 20n, no: 0n, isIncomplete: false });
    expect([...book.votesOn(0).voters]).toEqual([ANN, BOB]);
    expect(book.votesOn(77).voters.size).toBe(0);
  });

  it('trusts no sum of a vote that was open when an account voted more often than it remembers', () => {
    const book = new ProposalBook();
    const at = (id: number, state: ProposalState['state']): ProposalState => ({ ...seen, id, state });
    book.read([at(0, 'active'), at(10, 'executed')]);
    const open = Array.from({ length: 10 }, (_, id) => at(id, 'active'));
    book.read([...open, at(10, 'executed')]);
    book.countVotes(BOB, undefined, voted(8));
    expect(book.votesOn(0).isIncomplete).toBe(false);
    // The first of ten is forgotten, and nobody can tell that it was the first.
    book.countVotes(ANN, voted(0), voted(10));
    expect(open.map(({ id }) => book.votesOn(id).isIncomplete)).toEqual(open.map(() => true));
    expect(book.votesOn(10).isIncomplete).toBe(false);
  });

  it('keeps bonds and executions by what is read', () => {
    const book = new ProposalBook();
    book.read([seen]);
    expect([book.bondSum, book.newlyExecuted(), book.before(0)]).toEqual([500n, [], undefined]);
    const executed: ProposalState = { ...seen, state: 'executed' };
    book.read([executed]);
    expect(book.newlyExecuted()).toEqual([executed]);
    expect(book.executed).toEqual([0, 1, 0, 0]);
    expect(book.before(0)).toBe(seen);
    book.read([{ ...executed, bondReturned: true }]);
    expect([book.bondSum, book.newlyExecuted(), book.executed]).toEqual([0n, [], [0, 1, 0, 0]]);
    book.read([]);
    expect(book.before(0)).toMatchObject({ bondReturned: true });
  });
});
