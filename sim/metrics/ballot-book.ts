import { quorumCeil } from '../ledger/economy/proposal-model.ts';
import { isApproved, tallyWeightFloor } from '../ledger/economy/voting.ts';
import { agesOn, hasNoLock, powerWhen } from '../ledger/entry-terms.ts';
import type { VoteSide } from '../ports/actions.ts';
import type { ProposalState } from '../ports/governance-states.ts';
import type { AgentIndex, UserStakeState } from '../ports/staking-chain.ts';

/** What the votes on one proposal were like, beyond what its account adds up. */
export interface Ballots {
  /** Power of those who voted as it would count without a cap. */
  readonly uncappedPower: bigint;
  /** Largest power that one vote counted with, before the square root. */
  readonly largestPower: bigint;
  /** Largest weight that one vote added to a tally. */
  readonly largestWeight: bigint;
}

/** The votes on one proposal, with who cast the largest. */
export interface RecordedBallots extends Ballots {
  /** Whose vote counted with the largest power, of equals the first; undefined before the first vote. */
  readonly largestVoter: AgentIndex | undefined;
}

/** One vote as it counted. */
interface Ballot {
  /** Towards the quorum. */
  readonly power: bigint;
  /** On its side. */
  readonly weight: bigint;
}

type Tally = { -readonly [Field in keyof RecordedBallots]: RecordedBallots[Field] } & {
  largestYesWeight: bigint;
  /** Votes against it, until the vote is decided. */
  noes: Ballot[];
};

const NO_BALLOTS: RecordedBallots = { uncappedPower: 0n, largestPower: 0n, largestWeight: 0n, largestVoter: undefined };

/** Votes as they are cast, and which of the decisions that came of them hung on one wallet. */
export class BallotBook {
  /** Of the decisions, those that would have been the other one without the vote of one wallet. */
  decidedByOne = 0;
  readonly #byProposal = new Map<number, Tally>();
  readonly #wasDecidedByOne = new Map<number, boolean>();

  /** Proposals whose vote is decided. */
  get decided(): number {
    return this.#wasDecidedByOne.size;
  }

  /** Takes over an accepted vote: the proposal as the voter saw it, and the stake account as read after the vote. */
  record(proposal: ProposalState, agent: AgentIndex, side: VoteSide, stake: UserStakeState): void {
    const uncapped = powerAtSnapshot(proposal, stake);
    const { power, weight } = ballotOf(proposal, stake, uncapped);
    const tally = this.#tallyOf(proposal.id);
    tally.uncappedPower += uncapped;
    if (tally.largestVoter === undefined || power > tally.largestPower) tally.largestVoter = agent;
    tally.largestPower = larger(tally.largestPower, power);
    tally.largestWeight = larger(tally.largestWeight, weight);
    if (side === 'yes') tally.largestYesWeight = larger(tally.largestYesWeight, weight);
    if (side === 'no') tally.noes.push({ power, weight });
  }

  of(proposalId: number): RecordedBallots {
    return this.#byProposal.get(proposalId) ?? NO_BALLOTS;
  }

  /** Takes over a proposal whose vote is decided, once. */
  decide(proposal: ProposalState): void {
    if (this.#wasDecidedByOne.has(proposal.id)) return;
    const tally = this.#tallyOf(proposal.id);
    const isByOne = hangsOnOne(proposal, tally);
    this.#wasDecidedByOne.set(proposal.id, isByOne);
    if (isByOne) this.decidedByOne++;
    tally.noes = [];
  }

  /** Without the vote of some one wallet it would have ended in the other way; undefined while it is not decided. */
  isDecidedByOne(proposalId: number): boolean | undefined {
    return this.#wasDecidedByOne.get(proposalId);
  }

  #tallyOf(proposalId: number): Tally {
    const known = this.#byProposal.get(proposalId);
    if (known !== undefined) return known;
    const tally: Tally = { ...NO_BALLOTS, largestYesWeight: 0n, noes: [] };
    this.#byProposal.set(proposalId, tally);
    return tally;
  }
}

/**
 * Takes one vote after the other out, its power from the turnout and its weight from its side, and decides again as
 * `finalize_proposal` does. Power at the snapshot, and with it the quorum, stays.
 */
function hangsOnOne(proposal: ProposalState, { largestPower, largestYesWeight, noes }: Tally): boolean {
  const { turnout, yes, no, approvalBps } = proposal;
  const quorum = quorumCeil(proposal);
  // Nobody's absence brings a quorum.
  if (turnout < quorum) return false;
  // Quorum and approval fail one by one, each without the one who gave it most.
  if (isApproved(proposal)) {
    return turnout - largestPower < quorum || !isApproved({ yes: yes - largestYesWeight, no, approvalBps });
  }
  // A vote against it that was too many must not have been needed for the quorum: the largest one is not always it.
  return noes.some(
    ({ power, weight }) => turnout - power >= quorum && isApproved({ yes, no: no - weight, approvalBps }),
  );
}

/** Of a linear vote the account has the power itself, as its weight; the votes before the last few are not in it. */
function ballotOf(proposal: ProposalState, stake: UserStakeState, uncapped: bigint): Ballot {
  const vote = stake.votes.find(({ proposalId, weight }) => proposalId === proposal.id && weight > 0n);
  const capped = uncapped < proposal.powerCap ? uncapped : proposal.powerCap;
  if (vote === undefined) return { power: capped, weight: tallyWeightFloor(proposal, capped) };
  return { power: proposal.quadratic === 0 ? vote.weight : capped, weight: vote.weight };
}

/** Power of the deposits that were old enough at the snapshot, with a lock's multiplier if it lasts to the end of voting. */
function powerAtSnapshot(proposal: ProposalState, stake: UserStakeState): bigint {
  const before = proposal.snapshotDay - proposal.seasoningDays;
  let power = 0n;
  for (const entry of stake.entries) {
    if (entry.startDay >= before) continue;
    const locked = !hasNoLock(entry) && entry.lockEndUnixSeconds >= proposal.votingEndUnixSeconds;
    power += powerWhen(entry, locked, agesOn(entry, proposal.snapshotDay));
  }
  return power;
}

function larger(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
