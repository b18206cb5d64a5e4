import { describe, expect, it } from 'vitest';
import { BallotBook } from '#sim/metrics/ballot-book.ts';
import { ACT, anEntry, aProposal, aStake, FIRST_OF_2026, GENESIS_DAY } from '#tests/support/sim-fixtures.ts';

const proposal = aProposal({ powerCap: 130n * ACT });

/** A vote that added `weight`; the deposit's lock lasts beyond the vote unless told otherwise. */
function aVoter(weight: bigint, entries = [anEntry()]) {
  const vote = { weight, proposalId: 0, day: GENESIS_DAY + 5, side: 'yes' as const };
  return aStake(entries, { votes: [{ ...vote, weight: 0n, proposalId: 0 }, vote], voteCount: 1 });
}

describe('sim/metrics/ballot-book.ts', () => {
  it('adds up power without the cap, and keeps the largest votes', () => {
    const book = new BallotBook();
    expect(book.of(0)).toEqual({ uncappedPower: 0n, largestPower: 0n, largestWeight: 0n });
    book.record(proposal, aVoter(7n * ACT));
    book.record(proposal, aVoter(9n * ACT, [anEntry({ weightLocked: 120n * ACT })]));
    expect(book.of(0)).toEqual({ uncappedPower: 270n * ACT, largestPower: 130n * ACT, largestWeight: 9n * ACT });
  });

  it('counts no deposit of the snapshot day or younger, and no lock that ends before the vote', () => {
    const book = new BallotBook();
    const young = anEntry({ startDay: GENESIS_DAY + 4 });
    const short = anEntry({ lockEndUnixSeconds: BigInt(FIRST_OF_2026 + 10 * 86_400) });
    book.record(proposal, aVoter(0n, [young, short]));
    expect(book.of(0).uncappedPower).toBe(100n * ACT);
    const seasoned = aProposal({ id: 1, seasoningDays: 4 });
    book.record(seasoned, aVoter(0n));
    expect(book.of(1).uncappedPower).toBe(0n);
  });

  it('forgets what it is not told to keep', () => {
    const book = new BallotBook();
    book.record(proposal, aVoter(1n));
    book.keep(new Set([0, 5]));
    expect(book.of(0).largestWeight).toBe(1n);
    book.keep(new Set());
    expect(book.of(0).largestWeight).toBe(0n);
  });
});
