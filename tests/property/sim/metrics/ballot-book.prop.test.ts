import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tallyWeightFloor } from '#sim/ledger/economy/voting.ts';
import { BallotBook } from '#sim/metrics/ballot-book.ts';
import { VOTE_SIDES, type VoteSide } from '#sim/ports/actions.ts';
import type { ProposalState } from '#sim/ports/governance-states.ts';
import { anEntry, aProposal, aStake } from '#tests/support/sim-fixtures.ts';

interface Vote {
  readonly side: VoteSide;
  readonly power: bigint;
}

const vote: fc.Arbitrary<Vote> = fc.record({
  side: fc.constantFrom(...VOTE_SIDES),
  power: fc.bigInt({ min: 1n, max: 40n }),
});

type Rules = Pick<
  ProposalState,
  'powerTotal' | 'quorumBps' | 'approvalBps' | 'powerCap' | 'quadratic' | 'quadraticUnit'
>;

const rules: fc.Arbitrary<Rules> = fc.record({
  powerTotal: fc.bigInt({ min: 40n, max: 400n }),
  quorumBps: fc.integer({ min: 1, max: 6_000 }),
  approvalBps: fc.integer({ min: 1, max: 9_999 }),
  powerCap: fc.bigInt({ min: 5n, max: 60n }),
  quadratic: fc.constantFrom(0, 1),
  quadraticUnit: fc.constantFrom(1n, 3n),
});

/** What comes of these votes, as the program's README has it. */
function outcome(votes: readonly Vote[], terms: Rules) {
  const sums = { yes: 0n, no: 0n, abstain: 0n };
  let turnout = 0n;
  for (const { side, power } of votes) {
    const capped = power < terms.powerCap ? power : terms.powerCap;
    turnout += capped;
    sums[side] += tallyWeightFloor(terms, capped);
  }
  const hasQuorum = turnout * 10_000n >= terms.powerTotal * BigInt(terms.quorumBps);
  const isApproved = sums.yes > 0n && sums.yes * 10_000n >= (sums.yes + sums.no) * BigInt(terms.approvalBps);
  return { ...sums, turnout, passes: hasQuorum && isApproved };
}

describe('sim/metrics/ballot-book.ts', () => {
  it('finds the one wallet that made a decision wherever trying out each of them does', () => {
    let decidedByOne = 0;
    fc.assert(
      fc.property(fc.array(vote, { maxLength: 9 }), rules, (votes, terms) => {
        const book = new BallotBook();
        for (const [agent, { side, power }] of votes.entries()) {
          book.record(aProposal(terms), agent, side, aStake([anEntry({ weightLocked: power })]));
        }
        const { passes, ...sums } = outcome(votes, terms);
        book.decide(aProposal({ ...terms, ...sums }));
        const expected = votes.some((_, left) => outcome(votes.toSpliced(left, 1), terms).passes !== passes);
        decidedByOne += Number(expected);
        expect(book.isDecidedByOne(0)).toBe(expected);
      }),
      { seed: 23, numRuns: 4_000 },
    );
    // Both answers are met often.
    expect(decidedByOne).toBeGreaterThan(400);
    expect(decidedByOne).toBeLessThan(3_600);
  });
});
