import type { ProposalPayload } from '../ports/actions.ts';
import type { Observation } from './policy.ts';

/** Where an author's proposals come from: a schedule, or events that call for one. */
export interface ProposalSource {
  /** Elapsed days from which it wants to be asked; Infinity for never. */
  readonly dueAt: number;
  /** What to propose now, if anything; asked only when the author can propose. */
  propose(observation: Observation): ProposalPayload | undefined;
  /** What it asked for has become a proposal. */
  made(): void;
  /** The program does not take it yet: the same was defeated a short while ago, perhaps by another author. */
  coolsDown?(elapsedDays: number): void;
  /** That proposal is done with. */
  decided?(hasPassed: boolean, observation: Observation): void;
}
