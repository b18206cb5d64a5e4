import type { ProposalPayload } from '../ports/actions.ts';
import type { Observation } from './policy.ts';
import { isSwitchedOn } from './program-switches.ts';
import type { ProposalSource } from './proposal-source.ts';

/** What it takes for a proposal, and what that proposal is. */
export interface Measure {
  /** Elapsed days of its first look. */
  readonly firstAtDays: number;
  readonly reviewDays: number;
  /** Days from the end of one proposal to the next look. */
  readonly restDays: number;
  /** What the present state calls for, if anything. */
  answer(observation: Observation): ProposalPayload | undefined;
}

/** Looks every few days whether something calls for a proposal; rests after one, and for the cool-down after a defeat. */
export class ReactiveProposals implements ProposalSource {
  dueAt: number;
  readonly #measure: Measure;

  constructor(measure: Measure) {
    this.#measure = measure;
    this.dueAt = measure.firstAtDays;
  }

  propose(observation: Observation): ProposalPayload | undefined {
    this.dueAt = observation.elapsedDays + this.#measure.reviewDays;
    return this.#measure.answer(observation);
  }

  made(): void {
    this.dueAt = Number.POSITIVE_INFINITY;
  }

  decided(hasPassed: boolean, { elapsedDays, pool, governance }: Observation): void {
    const coolDownDays = hasPassed || !isSwitchedOn(pool, 'coolDown') ? 0 : governance.cooldownDays;
    this.dueAt = elapsedDays + Math.max(this.#measure.restDays, coolDownDays);
  }
}
