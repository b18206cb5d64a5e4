import { describe, expect, it } from 'vitest';
import { OwnVotes } from '#sim/attacks/own-votes.ts';
import type { CastVoteState } from '#sim/ports/governance-states.ts';
import { aStake } from '#tests/support/sim-fixtures.ts';

const vote = (proposalId: number, weight: bigint): CastVoteState => ({ proposalId, weight, day: 0, side: 'yes' });

describe('sim/attacks/own-votes.ts', () => {
  it('remembers what each wallet voted with, after its account has forgotten', () => {
    const votes = new OwnVotes();
    votes.see(0, { stake: undefined });
    votes.see(0, { stake: aStake([], { votes: [vote(3, 5n), vote(1, 2n)] }) });
    votes.see(1, { stake: aStake([], { votes: [vote(3, 7n)] }) });
    votes.see(1, { stake: aStake([]) });
    expect([votes.sum(3), votes.sum(1), votes.sum(2)]).toEqual([12n, 2n, 0n]);
    expect([votes.largest(3), votes.largest(2)]).toEqual([7n, 0n]);
    expect([votes.weightOf(3, 0), votes.weightOf(1, 1)]).toEqual([5n, 0n]);
  });

  it('counts a vote that is seen again once', () => {
    const votes = new OwnVotes();
    const stake = aStake([], { votes: [vote(0, 5n)] });
    votes.see(0, { stake });
    votes.see(0, { stake });
    expect(votes.sum(0)).toBe(5n);
  });
});
