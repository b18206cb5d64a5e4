import { TIME_TOLERANCE_DAYS } from '../core/units.ts';
import type { Outcome } from '../ports/staking-chain.ts';
import { Departure } from './departure.ts';
import type { Decision, Mind, Observation } from './policy.ts';
import type { TradingTerms } from './trading.ts';

/** When an agent comes and goes, in elapsed days; Infinity for never. */
export interface Lifespan {
  /** 0: there from genesis on. */
  readonly arrivesAtDays: number;
  /** From then on it departs in good order: it waits for its locks and sells step by step. */
  readonly leavesAtDays: number;
  /** From then on it departs at once: it breaks its locks and sells at any price. Spares who has not arrived by then. */
  readonly exodusAtDays: number;
}

/** How it sells when it departs in good order. */
export type DepartureTerms = TradingTerms;

/**
 * The mind with a beginning and an end: asleep until its agent arrives, and asked nothing once the departure began. One
 * that is there from genesis on for good is the mind itself.
 */
export function withLifecycle(mind: Mind, lifespan: Lifespan, terms: DepartureTerms): Mind {
  const { arrivesAtDays, leavesAtDays, exodusAtDays } = lifespan;
  const staysForGood = leavesAtDays === Number.POSITIVE_INFINITY && exodusAtDays === Number.POSITIVE_INFINITY;
  return arrivesAtDays <= 0 && staysForGood ? mind : new MortalMind(mind, lifespan, terms);
}

class MortalMind implements Mind {
  readonly heedsNews: boolean;
  readonly #mind: Mind;
  readonly #arrivesAt: number;
  readonly #leavesAt: number;
  readonly #exodusAt: number;
  readonly #terms: DepartureTerms;
  #departure: Departure | undefined;

  constructor(mind: Mind, { arrivesAtDays, leavesAtDays, exodusAtDays }: Lifespan, terms: DepartureTerms) {
    this.#mind = mind;
    this.heedsNews = mind.heedsNews === true;
    this.#arrivesAt = arrivesAtDays;
    this.#leavesAt = leavesAtDays;
    this.#exodusAt = exodusAtDays < arrivesAtDays ? Number.POSITIVE_INFINITY : exodusAtDays;
    this.#terms = terms;
  }

  decide(observation: Observation): Decision {
    const now = observation.elapsedDays;
    const time = now + TIME_TOLERANCE_DAYS;
    if (time < this.#arrivesAt) return { intents: [], sleepDays: this.#arrivesAt - now };
    if (time >= this.#exodusAt) return this.#depart().decide(observation, true);
    if (time >= this.#leavesAt) return wokenBy(this.#depart().decide(observation, false), this.#exodusAt - now);
    return wokenBy(this.#mind.decide(observation), Math.min(this.#leavesAt, this.#exodusAt) - now);
  }

  learn(outcomes: readonly Outcome[]): void {
    (this.#departure ?? this.#mind).learn(outcomes);
  }

  #depart(): Departure {
    this.#departure ??= new Departure(this.#terms);
    return this.#departure;
  }
}

function wokenBy(decision: Decision, latestDays: number): Decision {
  return decision.sleepDays <= latestDays ? decision : { intents: decision.intents, sleepDays: latestDays };
}
