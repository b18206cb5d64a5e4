import { z } from 'zod';
import { bpsFloor } from '../core/fixed.ts';
import type { Rng } from '../core/rng.ts';
import { DAYS_PER_WEEK } from '../core/units.ts';
import type { Outcome } from '../ports/staking-chain.ts';
import { days, meanDays, shareBps } from './config-fields.ts';
import { definePolicy } from './define-policy.ts';
import { withHabits } from './habit.ts';
import { daysHeld, entriesOf, worthClaiming } from './holding.ts';
import { createOrderPair, type OrderPair } from './order-pair.ts';
import { ownValue } from './own-value.ts';
import type { Decision, Intent, Mind, Observation } from './policy.ts';
import { askLeaveAll } from './position.ts';
import { createHabits } from './shared-habits.ts';
import { prepareStaker, stakerFields, stakerKinds } from './staker.ts';
import { tradingFields, tradingTerms } from './trading-fields.ts';

const KIND = 'panic_seller';

const configSchema = z.strictObject({
  ...stakerFields,
  panic_at_fall_bps: shareBps(
    3_000,
    'Panics when the price is this much below its highest of fall_window_days. Basis points; each agent has its own, within 50%.',
  ),
  fall_window_days: days(14, 'Days over which it looks for the highest price.'),
  watch_every_days: meanDays(1, 'Days between two looks at the price.'),
  calm_days_mean: meanDays(60, 'Mean days (exponential) that it stays out, and longer while the fall goes on.'),
  return_bps: shareBps(5_000, 'Probability that it then comes back; else it is gone for good. Basis points.'),
  cash_share_bps: shareBps(8_000, 'Share of its cash that it buys tokens with when it comes back. Basis points.'),
  ...tradingFields,
  max_slippage_bps: shareBps(
    1_000,
    "How much less than the quote of the tick's beginning a swap may bring: more than others accept, it wants out. Basis points.",
  ),
});

type PanicSellerConfig = z.output<typeof configSchema>;

/** A staker until the price falls: then it breaks its locks, sells everything, and may come back when it is calm again. */
export const PANIC_SELLER_POLICY = definePolicy({
  kind: KIND,
  description: 'Stakes as a staker does until the price falls; then breaks its locks, sells out and perhaps returns.',
  configSchema,
  actionKinds: (config, { hasPool }) => [...stakerKinds(config), ...(hasPool ? (['swap'] as const) : [])],
  prepare(config, context) {
    const createPlan = prepareStaker(KIND, config, context.staking.lockDays);
    return (streams) => {
      const orders = createOrderPair(tradingTerms(config));
      return withHabits(new PanicMind(config, () => createPlan(streams), streams.own('panic'), orders), [
        ...orders.habits,
        ...createHabits(config, streams),
      ]);
    };
  },
});

/** `fleeing` until nothing is staked any more, then `resting`; `gone` never acts again. */
type Mood = 'calm' | 'fleeing' | 'resting' | 'gone';

class PanicMind implements Mind {
  readonly #config: PanicSellerConfig;
  readonly #createPlan: () => Mind;
  readonly #rng: Rng;
  readonly #orders: OrderPair;
  readonly #panicAtFall: number;
  #plan: Mind;
  /** The last intents were the plan's. */
  #isPlans = false;
  #mood: Mood = 'calm';
  /** Times in elapsed days. */
  #cameAt: number | undefined;
  #planDueAt = 0;
  #nextWatch = 0;
  #restsUntil = 0;

  constructor(config: PanicSellerConfig, createPlan: () => Mind, rng: Rng, orders: OrderPair) {
    this.#config = config;
    this.#createPlan = createPlan;
    this.#plan = createPlan();
    this.#rng = rng;
    this.#orders = orders;
    this.#panicAtFall = Math.min(1, ownValue(rng, config.panic_at_fall_bps / 10_000, 0.5));
  }

  decide(observation: Observation): Decision {
    const now = observation.elapsedDays;
    this.#isPlans = false;
    this.#cameAt ??= now;
    if (this.#mood === 'resting' && now >= this.#restsUntil) this.#wakeUp(observation);
    if (this.#mood === 'calm' && now >= this.#nextWatch) this.#watch(observation);
    switch (this.#mood) {
      case 'calm':
        return this.#follow(observation);
      case 'fleeing':
        return this.#flee(observation);
      case 'resting':
        return this.#rest(observation);
      case 'gone':
        return { intents: [], sleepDays: Number.POSITIVE_INFINITY };
    }
  }

  /** A refused exit is seen in the stake that is still there. */
  learn(outcomes: readonly Outcome[]): void {
    if (this.#isPlans) this.#plan.learn(outcomes);
  }

  #watch(observation: Observation): void {
    const { market, elapsedDays } = observation;
    this.#nextWatch = market === undefined ? Number.POSITIVE_INFINITY : elapsedDays + this.#config.watch_every_days;
    if (this.#hasFallen(observation)) this.#mood = 'fleeing';
  }

  /** A fall from before it came is none of its own: it bought after it. */
  #hasFallen({ market, elapsedDays }: Observation): boolean {
    if (market === undefined) return false;
    const daysHere = elapsedDays - (this.#cameAt ?? elapsedDays) + 1;
    const highest = market.highestPriceUsd(Math.floor(Math.min(this.#config.fall_window_days, daysHere)));
    return 1 - market.priceUsd / highest >= this.#panicAtFall;
  }

  #follow(observation: Observation): Decision {
    const now = observation.elapsedDays;
    let intents: readonly Intent[] = [];
    if (now >= this.#planDueAt) {
      const planned = this.#plan.decide(observation);
      this.#planDueAt = now + planned.sleepDays;
      this.#isPlans = planned.intents.length > 0;
      intents = planned.intents;
    }
    return { intents, sleepDays: Math.min(this.#planDueAt, this.#nextWatch) - now };
  }

  #flee(observation: Observation): Decision {
    this.#orders.purchase.place(0n);
    this.#sellAll(observation);
    if (entriesOf(observation).length === 0) {
      this.#mood = 'resting';
      this.#restsUntil = observation.elapsedDays + this.#rng.exponential(this.#config.calm_days_mean);
      return this.#rest(observation);
    }
    const intents = claimOf(observation);
    askLeaveAll(observation, intents);
    // What leaves now is sold in the next tick, what a vote holds when the vote is over.
    return { intents, sleepDays: daysHeld(observation) };
  }

  /** Looks every week: rewards of its last week, and unstake tickets, come in while it rests. */
  #rest(observation: Observation): Decision {
    this.#sellAll(observation);
    const sleepDays = Math.min(this.#restsUntil - observation.elapsedDays, DAYS_PER_WEEK);
    return { intents: claimOf(observation), sleepDays };
  }

  #sellAll({ market, walletBaseUnits }: Observation): void {
    if (market?.pool !== undefined) this.#orders.sale.place(walletBaseUnits);
  }

  #wakeUp(observation: Observation): void {
    const { elapsedDays, quoteUnits, market } = observation;
    if (this.#hasFallen(observation)) {
      this.#restsUntil = elapsedDays + this.#rng.exponential(this.#config.calm_days_mean);
      return;
    }
    this.#orders.sale.place(0n);
    if (!this.#rng.bernoulli(this.#config.return_bps / 10_000)) {
      this.#mood = 'gone';
      return;
    }
    // The same character begins anew.
    this.#plan = this.#createPlan();
    this.#planDueAt = elapsedDays;
    this.#mood = 'calm';
    if (market?.pool !== undefined) this.#orders.purchase.place(bpsFloor(quoteUnits, this.#config.cash_share_bps));
  }
}

function claimOf(observation: Observation): Intent[] {
  return worthClaiming(observation, 0) > 0n ? [{ kind: 'claim_rewards' }] : [];
}
