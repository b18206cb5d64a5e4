import { z } from 'zod';
import { bpsFloor } from '../core/fixed.ts';
import type { Rng } from '../core/rng.ts';
import { days, meanDays, shareBps } from './config-fields.ts';
import { definePolicy, STAKING_KINDS } from './define-policy.ts';
import { missingDeposit } from './deposit.ts';
import { withHabits } from './habit.ts';
import { entriesOf, spentOf, worthClaiming } from './holding.ts';
import { OrderHabit } from './order-habit.ts';
import { ownValue } from './own-value.ts';
import type { Decision, Intent, Mind, Observation } from './policy.ts';
import { canStake, longestLock, shareOfHolding } from './position.ts';
import { askRenewal } from './renewal.ts';
import { createHabits, habitFields, habitKinds } from './shared-habits.ts';
import { StandingOrder } from './standing-order.ts';
import { tradingFields, tradingTerms } from './trading-fields.ts';

const configSchema = z.strictObject({
  join_over_days: days(30, 'Agents begin at a uniformly drawn time within these first days.'),
  review_every_days_mean: meanDays(
    30,
    'Mean days (exponential) between two looks. Each agent has its own mean, within 50% of this one.',
  ),
  stake_share_bps: shareBps(9_500, 'Share of wallet and stake together that it keeps staked. Basis points.'),
  claim_at_bps: shareBps(50, 'Claims when the claimable rewards reach this share of the own stake. Basis points.'),
  buy_after_fall_bps: shareBps(
    1_000,
    'Buys at a review when the price is this much below its highest of fall_window_days. Basis points.',
  ),
  fall_window_days: days(90, 'Days over which it looks for the highest price.'),
  buy_share_bps: shareBps(1_000, 'Share of its cash that one such purchase spends. Basis points.'),
  ...tradingFields,
  ...habitFields,
});

type BelieverConfig = z.output<typeof configSchema>;

/** A long-term believer: always the longest lock, begun anew when it ends; restakes its rewards, buys on falls, never leaves. */
export const BELIEVER_POLICY = definePolicy({
  kind: 'believer',
  description:
    'Keeps its tokens in the longest lock, extends it, restakes its rewards, buys on falls and never leaves.',
  configSchema,
  actionKinds: (config, { hasPool }) => [
    ...STAKING_KINDS,
    'extend_lock',
    ...(hasPool && config.buy_share_bps > 0 ? (['swap'] as const) : []),
    ...habitKinds(config),
  ],
  prepare: (config) => (streams) => {
    const purchase = new StandingOrder('buy', tradingTerms(config));
    return withHabits(new BelieverMind(config, streams.own('policy'), purchase), [
      new OrderHabit(purchase),
      ...createHabits(config, streams),
    ]);
  },
});

class BelieverMind implements Mind {
  readonly #config: BelieverConfig;
  readonly #rng: Rng;
  readonly #purchase: StandingOrder;
  readonly #reviewMeanDays: number;
  /** Elapsed days. */
  #nextReview: number;

  constructor(config: BelieverConfig, rng: Rng, purchase: StandingOrder) {
    this.#config = config;
    this.#rng = rng;
    this.#purchase = purchase;
    this.#nextReview = config.join_over_days * rng.nextFloat();
    this.#reviewMeanDays = ownValue(rng, config.review_every_days_mean, 0.5);
  }

  decide(observation: Observation): Decision {
    const now = observation.elapsedDays;
    const intents: Intent[] = [];
    if (now >= this.#nextReview) {
      this.#nextReview = now + this.#rng.exponential(this.#reviewMeanDays);
      if (worthClaiming(observation, this.#config.claim_at_bps) > 0n) intents.push({ kind: 'claim_rewards' });
      if (canStake(observation)) this.#lock(observation, intents);
      this.#buy(observation);
    }
    return { intents, sleepDays: this.#nextReview - now };
  }

  /** It keeps no state that a refusal could belie: the next review sees what is staked and what is not. */
  learn(): void {}

  #lock(observation: Observation, intents: Intent[]): void {
    askRenewal(observation, intents, {
      matured: spentOf(entriesOf(observation), observation),
      freshBaseUnits: missingDeposit(observation, shareOfHolding(observation, this.#config.stake_share_bps)),
      lockIndex: longestLock(observation.pool.openLockDays),
    });
  }

  #buy({ market, quoteUnits }: Observation): void {
    const { buy_after_fall_bps, buy_share_bps, fall_window_days } = this.#config;
    if (market?.pool === undefined) return;
    const fall = 1 - market.priceUsd / market.highestPriceUsd(Math.floor(fall_window_days));
    if (fall * 10_000 >= buy_after_fall_bps) this.#purchase.place(bpsFloor(quoteUnits, buy_share_bps));
  }
}
