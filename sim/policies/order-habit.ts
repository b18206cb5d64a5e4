import type { Outcome } from '../ports/staking-chain.ts';
import type { Habit } from './habit.ts';
import type { Intent, Observation } from './policy.ts';
import type { StandingOrder } from './standing-order.ts';

/** Works off, tick by tick, an order that the plan beside it places. */
export class OrderHabit implements Habit {
  readonly #order: StandingOrder;

  constructor(order: StandingOrder) {
    this.#order = order;
  }

  get dueAt(): number {
    return this.#order.dueAt;
  }

  ask(observation: Observation, intents: Intent[]): void {
    this.#order.ask(observation, intents);
  }

  learn([outcome]: readonly Outcome[]): void {
    this.#order.learn(outcome);
  }
}
