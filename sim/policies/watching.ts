import type { ProposalState } from '../ports/governance-states.ts';
import type { Habit } from './habit.ts';
import type { Intent, Observation } from './policy.ts';
import { isPaused } from './program-switches.ts';
import { wouldPass } from './vote-outlook.ts';
import { mayVote } from './voting.ts';

const HOURS_PER_DAY = 24;

/** Votes no on treasury spending that would pass, so long after it has seen that. */
export class WatchingHabit implements Habit {
  dueAt = Number.POSITIVE_INFINITY;
  readonly #reactionDays: number;
  /** Elapsed days at which each was first seen to pass; Infinity once it has voted. */
  readonly #alarmedAt = new Map<number, number>();

  constructor(reactionHours: number) {
    this.#reactionDays = reactionHours / HOURS_PER_DAY;
  }

  ask(observation: Observation, intents: Intent[]): void {
    const { elapsedDays, liveProposals, pool, unixSeconds } = observation;
    const isVotingPaused = isPaused(pool, 'vote', unixSeconds);
    this.dueAt = Number.POSITIVE_INFINITY;
    for (const proposal of liveProposals) {
      if (proposal.kind !== 'spend' || proposal.state !== 'active') continue;
      // As long as there is something to watch it looks in every tick.
      this.dueAt = elapsedDays;
      if (this.#isTime(proposal, elapsedDays) && !isVotingPaused && mayVote(proposal, observation)) {
        this.#alarmedAt.set(proposal.id, Number.POSITIVE_INFINITY);
        intents.push({ kind: 'cast_vote', proposalId: proposal.id, side: 'no' });
      }
    }
  }

  #isTime(proposal: ProposalState, elapsedDays: number): boolean {
    const known = this.#alarmedAt.get(proposal.id);
    if (known === undefined && !wouldPass(proposal)) return false;
    const alarmedAt = known ?? elapsedDays;
    this.#alarmedAt.set(proposal.id, alarmedAt);
    return elapsedDays >= alarmedAt + this.#reactionDays;
  }
}
