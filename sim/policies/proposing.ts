import type { AgentActionKind, Outcome } from '../ports/staking-chain.ts';
import type { Habit } from './habit.ts';
import type { Intent, Observation } from './policy.ts';
import { isPaused } from './program-switches.ts';
import type { ProposalSource } from './proposal-source.ts';
import { mayVote } from './voting.ts';

/** What an author does beside keeping its stake. */
export const PROPOSING_KINDS: readonly AgentActionKind[] = ['create_proposal', 'activate_proposal', 'cast_vote'];

type Step = 'waiting' | 'draft' | 'voting' | 'decided';

/** Draft, vote and the wait for the decision, one proposal after the other; of several sources the first has its way. */
export class ProposingHabit implements Habit {
  dueAt: number;
  readonly #sources: readonly ProposalSource[];
  #proposalId: number | undefined;
  /** Whose proposal it is. */
  #source: ProposalSource | undefined;
  #hasPassed = false;
  #step: Step = 'waiting';
  #asked: Intent['kind'] | undefined;
  #askedAt = 0;

  constructor(...sources: readonly ProposalSource[]) {
    this.#sources = sources;
    this.dueAt = this.#nextProposalAt();
  }

  ask(observation: Observation, intents: Intent[]): void {
    const now = observation.elapsedDays;
    if (now < this.dueAt) return;
    this.#askedAt = now;
    const before = intents.length;
    this.#follow(observation, intents);
    this.#asked = intents.length > before ? intents.at(-1)?.kind : undefined;
    this.dueAt = now + 1;
    if (this.#step === 'waiting') this.dueAt = Math.max(this.dueAt, this.#nextProposalAt());
  }

  learn([outcome]: readonly Outcome[]): void {
    if (outcome?.accepted !== true) {
      if (outcome?.errorName === 'ProposalCoolDown') this.#source?.coolsDown?.(this.#askedAt);
      return;
    }
    if (this.#asked === 'create_proposal') {
      this.#proposalId = outcome.proposalId;
      this.#step = 'draft';
      this.#hasPassed = false;
      this.#source?.made();
    }
    if (this.#asked === 'activate_proposal') this.#step = 'voting';
    if (this.#asked === 'cast_vote') this.#step = 'decided';
  }

  #nextProposalAt(): number {
    return this.#sources.reduce((soonest, { dueAt }) => Math.min(soonest, dueAt), Number.POSITIVE_INFINITY);
  }

  #follow(observation: Observation, intents: Intent[]): void {
    const { pool, unixSeconds, liveProposals } = observation;
    if (this.#step === 'waiting') {
      this.#create(observation, intents);
      return;
    }
    const proposal = liveProposals.find(({ id }) => id === this.#proposalId);
    if (proposal === undefined) {
      // Done with, and the bond comes back: room for the next.
      if (observation.stake?.liveProposal === 0) {
        this.#step = 'waiting';
        this.#source?.decided?.(this.#hasPassed, observation);
      }
      return;
    }
    this.#hasPassed ||= proposal.state === 'succeeded' || proposal.state === 'queued';
    if (this.#step === 'draft' && !isPaused(pool, 'propose', unixSeconds)) {
      intents.push({ kind: 'activate_proposal', proposalId: proposal.id });
    } else if (this.#step === 'voting' && proposal.state === 'active' && !isPaused(pool, 'vote', unixSeconds)) {
      if (mayVote(proposal, observation)) intents.push({ kind: 'cast_vote', proposalId: proposal.id, side: 'yes' });
      else this.#step = 'decided';
    }
  }

  #create(observation: Observation, intents: Intent[]): void {
    if (!canPropose(observation)) return;
    for (const source of this.#sources) {
      if (observation.elapsedDays < source.dueAt) continue;
      const payload = source.propose(observation);
      if (payload === undefined) continue;
      this.#source = source;
      intents.push({ kind: 'create_proposal', payload });
      return;
    }
  }
}

/** It has the stake and the bond, no other proposal, and there is a free slot. */
function canPropose({ governance, pool, unixSeconds, stake, walletBaseUnits }: Observation): boolean {
  return (
    !isPaused(pool, 'propose', unixSeconds) &&
    stake?.liveProposal === 0 &&
    stake.amountBaseUnits >= governance.minProposalStakeBaseUnits &&
    walletBaseUnits >= governance.bondBaseUnits &&
    governance.slots.includes(0)
  );
}
