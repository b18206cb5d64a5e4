import type { ProposalPayload } from '../ports/actions.ts';
import type { Observation } from './policy.ts';
import { type PlannedProposal, payloadOf } from './proposal-plan.ts';
import type { ProposalSource } from './proposal-source.ts';

/** A proposal that could not be made for so long after its day is dropped. */
const PATIENCE_DAYS = 60;

/** Days after which it tries again what the program's cool-down holds back. */
const RETRY_DAYS = 7;

/** Proposals by their days, those of the same day in the order in which they are listed. */
export class ProposalSchedule implements ProposalSource {
  readonly #plans: readonly PlannedProposal[];
  readonly #policy: string;
  #next = 0;
  /** Elapsed days. */
  #notBefore = 0;

  /** `policy`: whose configuration the proposals are from. */
  constructor(policy: string, proposals: readonly PlannedProposal[]) {
    this.#policy = policy;
    this.#plans = proposals.flatMap(repetitions).toSorted((a, b) => a.at_day - b.at_day);
  }

  get dueAt(): number {
    return Math.max(this.#notBefore, this.#plans[this.#next]?.at_day ?? Number.POSITIVE_INFINITY);
  }

  propose(observation: Observation): ProposalPayload | undefined {
    const now = observation.elapsedDays;
    let plan = this.#plans[this.#next];
    while (plan !== undefined && now > plan.at_day + PATIENCE_DAYS) plan = this.#plans[++this.#next];
    return plan === undefined || now < plan.at_day ? undefined : payloadOf(plan, observation, this.#policy);
  }

  made(): void {
    this.#next++;
    this.#notBefore = 0;
  }

  coolsDown(elapsedDays: number): void {
    this.#notBefore = elapsedDays + RETRY_DAYS;
  }
}

function repetitions(planned: PlannedProposal): readonly PlannedProposal[] {
  const { repeat, at_day } = planned;
  if (repeat === undefined) return [planned];
  return Array.from({ length: repeat.times }, (_, time) => ({ ...planned, at_day: at_day + time * repeat.every_days }));
}
