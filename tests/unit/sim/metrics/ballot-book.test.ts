import { describe, expect, it } from 'vitest';
import { BallotBook } from '#sim/metrics/ballot-book.ts';
import type { VoteSide } from '#sim/ports/actions.ts';
import type { ProposalState } from '#sim/ports/governance-states.ts';
import { ACT, anEntry, aProposal, aStake, FIRST_OF_2026, GENESIS_DAY } from '#tests/support/sim-fixtures.ts';

const proposal = aProposal({ powerCap: 130n * ACT });

/** A vote that added `weight`; the deposit's lock lasts beyond the vote unless told otherwise. */
function aVoter(weight: bigint, entries = [anEntry()]) {
  const vote = { weight, proposalId: 0, day: GENESIS_DAY + 5, side: 'yes' as const };
  return aStake(entries, { votes: [{ ...vote, weight: 0n, proposalId: 0 }, vote], voteCount: 1 });
}

describe('sim/metrics/ballot-book.ts', () => {
  it('adds up power without the cap, and keeps the largest votes and the first who cast it', () => {
    const book = new BallotBook();
    expect(book.of(0)).toEqual({
      uncappedPower: 0n,
      largestPower: 0n,
      largestWeight: 0n,
      largestVoter: undefined,
    });
    book.record(proposal, 4, 'yes', aVoter(120n * ACT, [anEntry({ weightLocked: 120n * ACT })]));
    book.record(proposal, 5, 'no', aVoter(130n * ACT));
    book.record(proposal, 6, 'abstain', aVoter(130n * ACT));
    expect(book.of(0)).toMatchObject({
      uncappedPower: 420n * ACT,
      largestPower: 130n * ACT,
      largestWeight: 130n * ACT,
      largestVoter: 5,
    });
  });

  it('takes the power of a quadratic vote from the deposits, and its weight from the account', () => {
    const book = new BallotBook();
    const quadratic = aProposal({ quadratic: 1, quadraticUnit: 100n * ACT });
    book.record(quadratic, 0, 'yes', aVoter(7n * ACT));
    expect(book.of(0)).toMatchObject({ largestPower: 150n * ACT, largestWeight: 7n * ACT });
    // The account no longer tells of it: sqrt(100 x 225) = 150.
    const large = aStake([anEntry({ weightLocked: 225n * ACT })]);
    book.record(quadratic, 1, 'yes', large);
    expect(book.of(0)).toMatchObject({ largestPower: 225n * ACT, largestWeight: 150n * ACT, largestVoter: 1 });
  });

  it('counts no deposit of the snapshot day or younger, and no lock that ends before the vote', () => {
    const book = new BallotBook();
    const young = anEntry({ startDay: GENESIS_DAY + 4 });
    const short = anEntry({ lockEndUnixSeconds: BigInt(FIRST_OF_2026 + 10 * 86_400) });
    book.record(proposal, 0, 'yes', aVoter(0n, [young, short]));
    expect(book.of(0).uncappedPower).toBe(100n * ACT);
    const seasoned = aProposal({ id: 1, seasoningDays: 4 });
    book.record(seasoned, 0, 'yes', aVoter(0n));
    expect(book.of(1).uncappedPower).toBe(0n);
  });

  it('counts decisions once, and knows nothing of them before', () => {
    const book = new BallotBook();
    expect(book.isDecidedByOne(0)).toBeUndefined();
    book.decide(aProposal());
    book.decide(aProposal());
    book.decide(aProposal({ id: 1 }));
    expect([book.decided, book.decidedByOne, book.isDecidedByOne(0)]).toEqual([2, 0, false]);
  });
});

type Vote = readonly [side: VoteSide, power: bigint];

/** 1,000 of power; 20% are the quorum, 60% of yes and no the approval. */
function decided(votes: readonly Vote[], changes: Partial<ProposalState> = {}): boolean | undefined {
  const rules = { powerTotal: 1_000n, quorumBps: 2_000, approvalBps: 6_000, quadraticUnit: 1n, ...changes };
  const sums = { yes: 0n, no: 0n, abstain: 0n };
  let turnout = 0n;
  const book = new BallotBook();
  for (const [agent, [side, power]] of votes.entries()) {
    const entry = anEntry({ amountBaseUnits: power, weightBase: power, weightLocked: power });
    turnout += power;
    sums[side] += rules.quadratic === 1 ? BigInt(Math.floor(Math.sqrt(Number(power)))) : power;
    book.record(aProposal(rules), agent, side, aStake([entry]));
  }
  const final = aProposal({ ...rules, ...sums, turnout, voterCount: votes.length });
  book.decide(final);
  expect(book.decidedByOne).toBe(Number(book.isDecidedByOne(0)));
  return book.isDecidedByOne(0);
}

describe('whether one wallet decided', () => {
  it('says no where nobody was needed', () => {
    // Without 100: turnout 300, approval 300 / 300.
    expect(
      decided([
        ['yes', 100n],
        ['yes', 100n],
        ['yes', 100n],
        ['yes', 100n],
      ]),
    ).toBe(false);
    // Quorum 200: without any 100 it is just reached.
    expect(
      decided([
        ['yes', 100n],
        ['yes', 100n],
        ['abstain', 100n],
      ]),
    ).toBe(false);
  });

  it('says yes where one wallet brought the quorum, whatever its side', () => {
    expect(
      decided([
        ['yes', 100n],
        ['yes', 99n],
        ['abstain', 101n],
      ]),
    ).toBe(true);
    expect(
      decided([
        ['yes', 120n],
        ['no', 80n],
      ]),
    ).toBe(true);
    expect(
      decided([
        ['yes', 100n],
        ['yes', 100n],
        ['yes', 99n],
      ]),
    ).toBe(true);
  });

  it('says yes where one wallet brought the approval', () => {
    // 250 / 400; without 100: 150 / 300.
    const noes: readonly Vote[] = [
      ['no', 75n],
      ['no', 75n],
    ];
    expect(decided([['yes', 100n], ['yes', 75n], ['yes', 75n], ...noes])).toBe(true);
    // 300 / 450; without 50: 250 / 400 = 62.5%.
    expect(decided([...Array.from({ length: 6 }, (): Vote => ['yes', 50n]), ...noes])).toBe(false);
    // Exactly 60% is enough: 275 / 425 less 50 is 225 / 375.
    expect(decided([...Array.from({ length: 5 }, (): Vote => ['yes', 50n]), ['yes', 25n], ...noes])).toBe(false);
  });

  it('says yes where one wallet was the only one for it', () => {
    expect(
      decided([
        ['yes', 10n],
        ['abstain', 150n],
        ['abstain', 150n],
        ['abstain', 150n],
      ]),
    ).toBe(true);
  });

  it('says yes where one wallet turned it down', () => {
    // 240 / 440; without the 200 against it: 240 / 240, and the quorum still reached.
    expect(
      decided([
        ['yes', 240n],
        ['no', 200n],
      ]),
    ).toBe(true);
    // Without the 200 the quorum is missed: it fails all the same.
    expect(
      decided([
        ['yes', 190n],
        ['no', 200n],
      ]),
    ).toBe(false);
    // 230 / 430; without one 100: 230 / 330 = 69.7%.
    expect(
      decided([
        ['yes', 230n],
        ['no', 100n],
        ['no', 100n],
      ]),
    ).toBe(true);
    // 200 / 400; without one 50: 200 / 350.
    expect(decided([['yes', 200n], ...Array.from({ length: 4 }, (): Vote => ['no', 50n])])).toBe(false);
  });

  it('finds a smaller vote against it where the largest was needed for the quorum', () => {
    const noes = (...powers: readonly bigint[]): readonly Vote[] => powers.map((power) => ['no', power]);
    // 150 / 300. Without 110 the turnout is 190, without 40 it is 150 / 260.
    expect(decided([['yes', 150n], ...noes(110n, 40n)])).toBe(false);
    // Without 110 the turnout of 310 is the quorum of 200 exactly.
    expect(decided([['yes', 150n], ...noes(110n, 50n)])).toBe(true);
    // 170 / 320. Without 110 the turnout is 210 of 250; without 40 it is 170 / 280 = 60.7%.
    expect(decided([['yes', 170n], ...noes(110n, 40n)], { quorumBps: 2_500 })).toBe(true);
  });

  it('says no where the quorum was missed: nobody can bring it by staying away', () => {
    expect(
      decided([
        ['yes', 100n],
        ['no', 99n],
      ]),
    ).toBe(false);
    expect(decided([])).toBe(false);
  });

  it('takes power from the turnout and its square root from the side', () => {
    // Weights 10 and 9 against 10: 19 / 29 = 65.5%; without the 9: 10 / 20. Turnout 281 less 100 misses 200 anyway.
    const votes: readonly Vote[] = [
      ['yes', 100n],
      ['yes', 81n],
      ['no', 100n],
    ];
    expect(decided(votes, { quadratic: 1, quorumBps: 1_000 })).toBe(true);
    // 40 / 50 by four wallets; without one: 30 / 40, and 400 of power are above the quorum.
    const many: readonly Vote[] = [...Array.from({ length: 4 }, (): Vote => ['yes', 100n]), ['no', 100n]];
    expect(decided(many, { quadratic: 1 })).toBe(false);
  });

  it('goes by the power under the cap', () => {
    // Each counts 90: 270 less 90 misses the quorum of 200.
    const capped = { powerCap: 90n };
    const book = new BallotBook();
    const rules = aProposal({ powerTotal: 1_000n, quorumBps: 2_000, ...capped });
    for (const agent of [0, 1, 2]) {
      book.record(rules, agent, 'yes', aStake([anEntry({ weightLocked: 300n })]));
    }
    book.decide({ ...rules, turnout: 270n, yes: 270n });
    expect(book.isDecidedByOne(0)).toBe(true);
    expect(book.of(0)).toMatchObject({ uncappedPower: 900n, largestPower: 90n });
  });
});
