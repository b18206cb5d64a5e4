import { TIME_TOLERANCE_DAYS } from '../core/units.ts';
import type { Decision, Mind, Observation } from '../policies/policy.ts';
import type { Outcome } from '../ports/staking-chain.ts';

/** The mind of one wallet of an attacker: asleep until it comes, and for good when the attack is idle. */
export class AttackMind implements Mind {
  readonly heedsNews = true;
  readonly #mind: Mind;
  readonly #atDays: number;
  #isAwake = false;

  /** `atDays`: since genesis; Infinity: never. */
  constructor(mind: Mind, atDays: number) {
    this.#mind = mind;
    this.#atDays = atDays;
  }

  decide(observation: Observation): Decision {
    const now = observation.elapsedDays;
    this.#isAwake = now + TIME_TOLERANCE_DAYS >= this.#atDays;
    return this.#isAwake ? this.#mind.decide(observation) : { intents: [], sleepDays: this.#atDays - now };
  }

  learn(outcomes: readonly Outcome[]): void {
    this.#mind.learn(outcomes);
  }

  hear(outcomes: readonly Outcome[]): void {
    this.#mind.hear?.(outcomes);
  }
}
