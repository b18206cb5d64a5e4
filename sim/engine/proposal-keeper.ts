import { isPaused, pausedVotingSeconds } from '../policies/program-switches.ts';
import type { OperatorAction } from '../ports/actions.ts';
import type { ProposalState } from '../ports/governance-states.ts';
import type { ChainMirror } from './chain-mirror.ts';
import type { Operator } from './operator.ts';

/** Most steps that one proposal takes at one moment: decided, queued, executed, bond returned. */
const MAX_STEPS = 4;

/**
 * Moves proposals on as soon as the program allows it: decides, queues, executes or expires them, and returns bonds.
 * What is refused, as a payment above the spending cap, is tried again the next day.
 */
export class ProposalKeeper {
  readonly #operator: Operator;
  /** Day of the last refusal, by proposal. */
  readonly #refusedOnDay = new Map<number, number>();

  constructor(operator: Operator) {
    this.#operator = operator;
  }

  async run(mirror: ChainMirror, unixSeconds: number): Promise<void> {
    for (const { id } of mirror.proposals.open) await this.#moveOn(id, mirror, unixSeconds);
  }

  async #moveOn(proposalId: number, mirror: ChainMirror, unixSeconds: number): Promise<void> {
    const day = mirror.pool.lastDay;
    if (this.#refusedOnDay.get(proposalId) === day) return;
    for (let steps = 0; steps < MAX_STEPS; steps++) {
      const proposal = mirror.proposals.get(proposalId);
      const action = proposal === undefined ? undefined : nextStep(proposal, mirror, unixSeconds);
      if (action === undefined) return;
      const outcome = await this.#operator.operate(action);
      if (!outcome.accepted) {
        this.#refusedOnDay.set(proposalId, day);
        return;
      }
      await mirror.readProposal(proposalId);
      // An executed proposal may have changed the switches and rules that the next step follows.
      if (action.kind === 'execute_proposal') await mirror.readPool();
    }
  }
}

/** What anyone may do with a proposal now; undefined while it has to wait. */
export function nextStep(
  proposal: ProposalState,
  { pool }: Pick<ChainMirror, 'pool'>,
  unixSeconds: number,
): OperatorAction | undefined {
  const { id: proposalId, state } = proposal;
  const now = BigInt(unixSeconds);
  const isLate = now > proposal.expiresAtUnixSeconds;
  switch (state) {
    case 'draft':
      return isLate ? { kind: 'expire_proposal', proposalId } : undefined;
    case 'active': {
      const paused = pausedVotingSeconds(pool, now) - proposal.votePausedBaseSeconds;
      return now >= proposal.votingEndUnixSeconds + paused ? { kind: 'finalize_proposal', proposalId } : undefined;
    }
    case 'succeeded':
      return { kind: isLate ? 'expire_proposal' : 'queue_proposal', proposalId };
    case 'queued':
      if (isLate) return { kind: 'expire_proposal', proposalId };
      if (now < proposal.etaUnixSeconds || isPaused(pool, 'execute', unixSeconds)) return undefined;
      return { kind: 'execute_proposal', proposalId };
    case 'defeated':
    case 'executed':
    case 'expired':
    case 'vetoed':
    case 'cancelled':
      return proposal.bondReturned ? undefined : { kind: 'return_bond', proposalId };
  }
}
