import { PROPOSAL_KINDS, type VoteSide } from '../ports/actions.ts';
import type { CastVoteState, ProposalState } from '../ports/governance-states.ts';
import type { AgentIndex, UserStakeState } from '../ports/staking-chain.ts';

/** Votes that a stake account remembers; its count of votes is a byte. */
const REMEMBERED_VOTES = 8;
const COUNT_MODULUS = 256;

/** A proposal that was read in this tick. */
export interface ProposalChange {
  readonly before: ProposalState | undefined;
  readonly after: ProposalState;
}

/** Votes on one proposal as the voters' own accounts have them. */
export interface VoteSums extends Readonly<Record<VoteSide, bigint>> {
  readonly voters: ReadonlySet<AgentIndex>;
  /** An account voted more often between two readings than it remembers. */
  readonly isIncomplete: boolean;
}

interface MutableVoteSums extends Record<VoteSide, bigint> {
  readonly voters: Set<AgentIndex>;
  isIncomplete: boolean;
}

/** Proposals and votes, kept from observed accounts alone. */
export class ProposalBook {
  /** Read in this tick, in order of reading. */
  changes: readonly ProposalChange[] = [];
  /** Sum of the bonds that were not returned. */
  bondSum = 0n;
  /** Executed so far, by kind. */
  readonly executed: number[] = PROPOSAL_KINDS.map(() => 0);
  readonly #states: (ProposalState | undefined)[] = [];
  readonly #votes: (MutableVoteSums | undefined)[] = [];

  /** As last read. */
  state(id: number): ProposalState | undefined {
    return this.#states[id];
  }

  /** A proposal as it was before this tick's reading, undefined when it was not there. */
  before(id: number): ProposalState | undefined {
    const change = this.changes.find(({ after }) => after.id === id);
    return change === undefined ? this.#states[id] : change.before;
  }

  votesOn(id: number): VoteSums {
    return this.#votes[id] ?? NO_VOTES;
  }

  /** Takes in what was read of proposals in a tick. */
  read(states: readonly ProposalState[]): void {
    this.changes = states.map((after) => ({ before: this.#states[after.id], after }));
    for (const { before, after } of this.changes) {
      this.bondSum += heldBond(after) - (before === undefined ? 0n : heldBond(before));
      if (after.state === 'executed' && before?.state !== 'executed') {
        const kind = PROPOSAL_KINDS.indexOf(after.kind);
        this.executed[kind] = (this.executed[kind] as number) + 1;
      }
      this.#states[after.id] = after;
    }
  }

  /** Proposals whose execution was first seen in this tick. */
  newlyExecuted(): readonly ProposalState[] {
    return this.changes
      .filter(({ before, after }) => after.state === 'executed' && before?.state !== 'executed')
      .map(({ after }) => after);
  }

  /** Counts the votes that an account cast since it was last read. */
  countVotes(agent: AgentIndex, before: UserStakeState | undefined, after: UserStakeState | undefined): void {
    for (const vote of newVotes(before, after)) {
      const sums = this.#sumsOf(vote.proposalId);
      sums[vote.side] += vote.weight;
      sums.voters.add(agent);
    }
    if (!isBeyondMemory(before, after)) return;
    // Which votes it has forgotten nobody can tell: any that was open in this tick, which are all among those read.
    for (const change of this.changes) {
      if (isVotable(change)) this.#sumsOf(change.after.id).isIncomplete = true;
    }
  }

  #sumsOf(id: number): MutableVoteSums {
    let sums = this.#votes[id];
    if (sums === undefined) {
      sums = { yes: 0n, no: 0n, abstain: 0n, voters: new Set(), isIncomplete: false };
      this.#votes[id] = sums;
    }
    return sums;
  }
}

const NO_VOTES: VoteSums = { yes: 0n, no: 0n, abstain: 0n, voters: new Set(), isIncomplete: false };

const NO_NEW_VOTES: readonly CastVoteState[] = [];

/** Votes between two readings of an account, oldest first, at most those that it remembers. */
export function newVotes(
  before: UserStakeState | undefined,
  after: UserStakeState | undefined,
): readonly CastVoteState[] {
  const count = votesBetween(before, after);
  if (after === undefined || count === 0) {
    return NO_NEW_VOTES;
  }
  const votes: CastVoteState[] = [];
  for (let back = Math.min(count, REMEMBERED_VOTES); back > 0; back -= 1) {
    const vote = after.votes[(after.voteCount - back + COUNT_MODULUS) % REMEMBERED_VOTES];
    if (vote !== undefined) {
      votes.push(vote);
    }
  }
  return votes;
}

function votesBetween(before: UserStakeState | undefined, after: UserStakeState | undefined): number {
  return ((after?.voteCount ?? 0) - (before?.voteCount ?? 0) + COUNT_MODULUS) % COUNT_MODULUS;
}

function isBeyondMemory(before: UserStakeState | undefined, after: UserStakeState | undefined): boolean {
  return votesBetween(before, after) > REMEMBERED_VOTES;
}

/** Open to votes at some time since it was last read. */
function isVotable({ before, after }: ProposalChange): boolean {
  return after.state === 'active' || before === undefined || before.state === 'draft' || before.state === 'active';
}

function heldBond({ bondReturned, bondBaseUnits }: ProposalState): bigint {
  return bondReturned ? 0n : bondBaseUnits;
}
