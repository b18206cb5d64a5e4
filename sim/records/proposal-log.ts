import type { Agent } from '../agents/population.ts';
import type { BallotBook } from '../metrics/ballot-book.ts';
import type { ProposalState } from '../ports/governance-states.ts';
import type { ProposalRow } from '../ports/run-sink.ts';
import type { AgentAction, AgentIndex, Outcome } from '../ports/staking-chain.ts';
import type { TickEnd } from './agent-survey.ts';
import { subjectOf } from './proposal-payload.ts';

/** Rows of `proposals.csv`, and who made which proposal. */
export class ProposalLog {
  readonly #agents: readonly Agent[];
  readonly #ballots: Pick<BallotBook, 'of' | 'isDecidedByOne'>;
  readonly #authors = new Map<number, AgentIndex>();

  constructor(agents: readonly Agent[], ballots: Pick<BallotBook, 'of' | 'isDecidedByOne'>) {
    this.#agents = agents;
    this.#ballots = ballots;
  }

  /** Takes over who made proposals. */
  noteActions(actions: readonly AgentAction[], outcomes: readonly Outcome[]): void {
    for (let position = 0; position < actions.length; position++) {
      const action = actions[position] as AgentAction;
      const outcome = outcomes[position];
      if (action.kind !== 'create_proposal' || outcome?.accepted !== true) continue;
      if (outcome.proposalId !== undefined) this.#authors.set(outcome.proposalId, action.agent);
    }
  }

  /** `moves`: proposals that came into another state, as they then were. */
  rows(end: TickEnd, moves: readonly ProposalState[]): readonly ProposalRow[] {
    return moves.map((proposal) => this.#rowOf(end, proposal));
  }

  #rowOf({ tickIndex, unixSeconds }: TickEnd, proposal: ProposalState): ProposalRow {
    const { id, kind, state } = proposal;
    const author = this.#agentOf(this.#authors.get(id));
    const { largestVoter, largestPower } = this.#ballots.of(id);
    return {
      tickIndex,
      unixSeconds,
      proposalId: id,
      state,
      kind,
      subject: subjectOf(proposal),
      value: kind === 'upgrade' ? undefined : proposal.value,
      proposerId: author?.id,
      cohort: author?.cohort,
      yes: proposal.yes,
      no: proposal.no,
      abstain: proposal.abstain,
      turnout: proposal.turnout,
      powerTotal: proposal.powerTotal,
      quorumBps: proposal.quorumBps,
      approvalBps: proposal.approvalBps,
      voters: proposal.voterCount,
      largestVoterId: this.#agentOf(largestVoter)?.id,
      largestVotePower: largestVoter === undefined ? undefined : largestPower,
      decidedByOne: this.#ballots.isDecidedByOne(id),
      createdAtUnixSeconds: proposal.createdAtUnixSeconds,
      votingEndUnixSeconds: proposal.votingEndUnixSeconds,
      executedAtUnixSeconds: proposal.executedAtUnixSeconds,
    };
  }

  #agentOf(agent: AgentIndex | undefined): Agent | undefined {
    return agent === undefined ? undefined : this.#agents[agent];
  }
}
