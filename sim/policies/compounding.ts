import type { Habit } from './habit.ts';
import type { Intent, Observation, Streams } from './policy.ts';
import { isSwitchedOn } from './program-switches.ts';

/** Days after which a wallet looks again whether it can opt in. */
const RETRY_DAYS = 7;

/** Opts in to compounding once the stake account is open; from then on anyone may compound for the agent. */
export class CompoundingHabit implements Habit {
  dueAt: number;

  private constructor(willing: boolean) {
    this.dueAt = willing ? 0 : Number.POSITIVE_INFINITY;
  }

  /** `shareBps` of the agents are willing: drawn once, from a stream of its own. */
  static drawn(shareBps: number, streams: Streams): CompoundingHabit | undefined {
    const isWilling = shareBps > 0 && streams.own('compounding').bernoulli(shareBps / 10_000);
    return isWilling ? new CompoundingHabit(true) : undefined;
  }

  ask(observation: Observation, intents: Intent[]): void {
    if (observation.elapsedDays < this.dueAt) return;
    if (observation.stake?.compounding === true) {
      this.dueAt = Number.POSITIVE_INFINITY;
      return;
    }
    this.dueAt = observation.elapsedDays + RETRY_DAYS;
    if (observation.stake === undefined || !isSwitchedOn(observation.pool, 'compounding')) return;
    intents.push({ kind: 'set_compounding', enabled: true });
  }
}
