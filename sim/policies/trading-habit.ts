import type { Outcome } from '../ports/staking-chain.ts';
import type { Habit } from './habit.ts';
import type { Intent, Observation } from './policy.ts';
import type { StandingOrder } from './standing-order.ts';

/** When it looks at the market, and what for. */
export interface TradingPlan {
  /** Elapsed days. */
  readonly firstAtDays: number;
  readonly everyDays: number;
  readonly order: StandingOrder;
  /** What it wants to pay in until the next look. */
  wish(observation: Observation): bigint;
}

/** Places an order at each look and works it off tick by tick; asleep for good without a pool. */
export class TradingHabit implements Habit {
  dueAt: number;
  readonly #plan: TradingPlan;
  #nextLook: number;

  constructor(plan: TradingPlan) {
    this.#plan = plan;
    this.#nextLook = plan.firstAtDays;
    this.dueAt = plan.firstAtDays;
  }

  ask(observation: Observation, intents: Intent[]): void {
    const now = observation.elapsedDays;
    if (now < this.dueAt) return;
    if (observation.market?.pool === undefined) {
      this.dueAt = Number.POSITIVE_INFINITY;
      return;
    }
    const { everyDays, order } = this.#plan;
    if (now >= this.#nextLook) {
      this.#nextLook = now + everyDays;
      order.place(this.#plan.wish(observation));
    }
    order.ask(observation, intents);
    this.dueAt = Math.min(order.dueAt, this.#nextLook);
  }

  learn([outcome]: readonly Outcome[]): void {
    const { order } = this.#plan;
    order.learn(outcome);
    this.dueAt = Math.min(order.dueAt, this.#nextLook);
  }
}
