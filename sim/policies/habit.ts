import { TIME_TOLERANCE_DAYS } from '../core/units.ts';
import type { Outcome } from '../ports/staking-chain.ts';
import type { Decision, Intent, Mind, Observation } from './policy.ts';

/**
 * Something an agent does beside its main plan: it votes, it renews its boosters. A habit keeps its own clock and its
 * own random streams, so a policy with it draws the same plan as one without.
 */
export interface Habit {
  /** Adds intents; called in every tick in which the agent is awake. */
  ask(observation: Observation, intents: Intent[]): void;
  /** Elapsed days at which it wants to be asked again; Infinity when only news can wake it. */
  readonly dueAt: number;
  /** Outcomes of the intents that the last `ask` added, in their order; not called when there were none. */
  learn?(outcomes: readonly Outcome[]): void;
}

/** The mind with its habits; without any it is the mind itself. */
export function withHabits(plan: Mind, habits: readonly Habit[]): Mind {
  return habits.length === 0 ? plan : new HabitualMind(plan, habits);
}

/** Asks the plan only when the plan's own sleep is over: what wakes a habit does not change the plan. */
class HabitualMind implements Mind {
  readonly heedsNews = true;
  readonly #plan: Mind;
  readonly #habits: readonly Habit[];
  #planDueAt = 0;
  #plannedCount = 0;
  /** Intents that each habit added. */
  readonly #counts: number[];

  constructor(plan: Mind, habits: readonly Habit[]) {
    this.#plan = plan;
    this.#habits = habits;
    this.#counts = habits.map(() => 0);
  }

  decide(observation: Observation): Decision {
    const now = observation.elapsedDays;
    const intents: Intent[] = [];
    this.#plannedCount = 0;
    if (now + TIME_TOLERANCE_DAYS >= this.#planDueAt) {
      const planned = this.#plan.decide(observation);
      this.#planDueAt = now + planned.sleepDays;
      this.#plannedCount = planned.intents.length;
      intents.push(...planned.intents);
    }
    let dueAt = this.#planDueAt;
    for (let position = 0; position < this.#habits.length; position++) {
      const habit = this.#habits[position] as Habit;
      const before = intents.length;
      habit.ask(observation, intents);
      this.#counts[position] = intents.length - before;
      dueAt = Math.min(dueAt, habit.dueAt);
    }
    return { intents, sleepDays: dueAt - now };
  }

  learn(outcomes: readonly Outcome[]): void {
    let from = this.#plannedCount;
    if (from > 0) this.#plan.learn(outcomes.slice(0, from));
    for (let position = 0; position < this.#habits.length; position++) {
      const count = this.#counts[position] as number;
      if (count > 0) this.#habits[position]?.learn?.(outcomes.slice(from, from + count));
      from += count;
    }
  }
}
