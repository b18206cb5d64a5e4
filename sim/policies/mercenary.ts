import { z } from 'zod';
import { bpsFloor } from '../core/fixed.ts';
import type { Rng } from '../core/rng.ts';
import type { Outcome, StakeEntryState } from '../ports/staking-chain.ts';
import { isAccepted, isRefused } from './accepted-intents.ts';
import { days, meanDays, rateBps, shareBps } from './config-fields.ts';
import { definePolicy, STAKING_KINDS } from './define-policy.ts';
import { askDeposit, missingDeposit } from './deposit.ts';
import { withHabits } from './habit.ts';
import { canRelock, entriesOf, isMatured, spentOf, worthClaiming } from './holding.ts';
import { earlyExitPays } from './lock-choice.ts';
import { createOrderPair, type OrderPair } from './order-pair.ts';
import { ownValue } from './own-value.ts';
import type { Decision, Intent, Mind, Observation } from './policy.ts';
import { askLeave, canStake, daysToLockEnd, shareOfHolding } from './position.ts';
import { createHabits, habitFields, habitKinds } from './shared-habits.ts';
import { tradingFields, tradingTerms } from './trading-fields.ts';

/** After a refused deposit it waits so long, from its next look on. */
const DAYS_AFTER_REFUSAL = 7;

const NOTHING: readonly Intent[] = [];

const configSchema = z.strictObject({
  hurdle_bps: rateBps(
    1_500,
    'Yearly reward rate that brings it in. Basis points; each agent has its own, within 50% of this one.',
  ),
  stay_bps: shareBps(
    8_000,
    'Leaves when the rate falls below this share of its hurdle; the gap keeps it from going in and out. Basis points.',
  ),
  max_lock_days: days(7, 'Longest lock that it takes.'),
  join_over_days: days(7, 'Agents look for the first time at a uniformly drawn time within these first days.'),
  review_every_days: meanDays(3, 'Days between two looks. Each agent has its own, within 50% of this one.'),
  stake_share_bps: shareBps(9_500, 'Share of wallet and stake together that it stakes while it is in. Basis points.'),
  cash_share_bps: shareBps(9_500, 'Share of its cash that it buys tokens with when it comes in. Basis points.'),
  claim_at_bps: shareBps(20, 'Claims when the claimable rewards reach this share of the own stake. Basis points.'),
  sell_rewards_bps: shareBps(10_000, 'Share of claimed rewards that it sells; the rest is staked. Basis points.'),
  ...tradingFields,
  max_slippage_bps: shareBps(
    300,
    "How much less than the quote of the tick's beginning a swap may bring: more than others accept, its kind comes at once. Basis points.",
  ),
  ...habitFields,
});

type MercenaryConfig = z.output<typeof configSchema>;

/** Capital that follows the rate: buys in and stakes while it pays, sells what it earns, and is gone when it pays less. */
export const MERCENARY_POLICY = definePolicy({
  kind: 'mercenary',
  description: 'Comes in for a high reward rate with short locks, sells its rewards, and leaves when the rate falls.',
  configSchema,
  actionKinds: (config, { hasPool }) => [
    ...STAKING_KINDS,
    ...(hasPool ? (['swap'] as const) : []),
    ...habitKinds(config),
  ],
  prepare: (config) => (streams) => {
    const orders = createOrderPair(tradingTerms(config));
    return withHabits(new MercenaryMind(config, streams.own('policy'), orders), [
      ...orders.habits,
      ...createHabits(config, streams),
    ]);
  },
});

class MercenaryMind implements Mind {
  readonly #config: MercenaryConfig;
  readonly #orders: OrderPair;
  readonly #hurdleBps: number;
  readonly #reviewDays: number;
  /** Times in elapsed days. */
  #nextReview: number;
  #depositsFrom = 0;
  /** `waiting` has never been in and keeps what it came with; `out` sells it. */
  #stance: 'waiting' | 'in' | 'out' = 'waiting';
  #asked: readonly Intent[] = NOTHING;
  #claimAsked = 0n;
  #rewardsToSell = 0n;

  constructor(config: MercenaryConfig, rng: Rng, orders: OrderPair) {
    this.#config = config;
    this.#orders = orders;
    this.#hurdleBps = ownValue(rng, config.hurdle_bps, 0.5);
    this.#reviewDays = ownValue(rng, config.review_every_days, 0.5);
    this.#nextReview = config.join_over_days * rng.nextFloat();
  }

  decide(observation: Observation): Decision {
    const now = observation.elapsedDays;
    const intents: Intent[] = [];
    if (now >= this.#nextReview) {
      this.#nextReview = now + this.#reviewDays;
      this.#review(observation, intents);
    }
    this.#asked = intents;
    return { intents, sleepDays: this.#nextReview - now };
  }

  learn(outcomes: readonly Outcome[]): void {
    const asked = this.#asked;
    this.#asked = NOTHING;
    if (isAccepted('claim_rewards', asked, outcomes)) {
      this.#rewardsToSell += bpsFloor(this.#claimAsked, this.#config.sell_rewards_bps);
    }
    if (isRefused('stake', asked, outcomes)) this.#depositsFrom = this.#nextReview + DAYS_AFTER_REFUSAL;
  }

  #review(observation: Observation, intents: Intent[]): void {
    const lockIndex = bestLockWithin(observation, this.#config.max_lock_days);
    const aprBps = observation.estimatedAprBps(lockIndex);
    if (this.#stance === 'in') {
      if (aprBps < (this.#hurdleBps * this.#config.stay_bps) / 10_000) this.#stance = 'out';
    } else if (aprBps >= this.#hurdleBps) {
      this.#stance = 'in';
      this.#rewardsToSell = 0n;
      this.#orders.sale.place(0n);
      this.#orders.purchase.place(bpsFloor(observation.quoteUnits, this.#config.cash_share_bps));
    }
    if (this.#stance === 'in') this.#stay(observation, intents, lockIndex);
    if (this.#stance === 'out') this.#leave(observation, intents, aprBps);
  }

  #stay(observation: Observation, intents: Intent[], lockIndex: number): void {
    const { sale } = this.#orders;
    this.#askClaim(observation, intents, this.#config.claim_at_bps);
    if (observation.market?.pool === undefined) this.#rewardsToSell = 0n;
    // One sale after the other: an order takes the place of what is left of the last one.
    if (this.#rewardsToSell > 0n && !sale.isOpen) {
      sale.place(this.#rewardsToSell);
      this.#rewardsToSell = 0n;
    }
    // What is for sale is not staked.
    if (sale.isOpen || !canStake(observation) || observation.elapsedDays < this.#depositsFrom) return;
    const entries = entriesOf(observation);
    const missing = missingDeposit(observation, shareOfHolding(observation, this.#config.stake_share_bps));
    const spent = spentOf(entries, observation);
    // Unlocked deposits join a new one, lest small ones take all places.
    const joining = missing > 0n ? entries.filter((entry) => isMatured(entry, observation)) : spent;
    const relocked = canRelock(observation) ? joining : [];
    askDeposit(observation, intents, { freshBaseUnits: missing, relocked, lockIndex });
  }

  #leave(observation: Observation, intents: Intent[], aprBps: number): void {
    const { sale, purchase } = this.#orders;
    const { market, pool, walletBaseUnits } = observation;
    purchase.place(0n);
    this.#askClaim(observation, intents, 0);
    askLeave(observation, intents, (entry) => this.#isWorthLeaving(entry, observation, aprBps, pool.penaltyBps));
    if (market?.pool !== undefined) sale.place(walletBaseUnits);
  }

  #isWorthLeaving(entry: StakeEntryState, observation: Observation, stayAprBps: number, costBps: number): boolean {
    if (isMatured(entry, observation)) return true;
    const left = daysToLockEnd(entry, observation);
    return earlyExitPays({ costBps, days: left, stayAprBps, elsewhereAprBps: this.#hurdleBps, priceChange: 0 });
  }

  #askClaim(observation: Observation, intents: Intent[], stakeShareBps: number): void {
    this.#claimAsked = worthClaiming(observation, stakeShareBps);
    if (this.#claimAsked > 0n) intents.push({ kind: 'claim_rewards' });
  }
}

/** Position of the lock with the highest rate among those up to this length; the first where none is as short. */
function bestLockWithin(observation: Observation, maxLockDays: number): number {
  let best = 0;
  let highest = Number.NEGATIVE_INFINITY;
  for (const [lockIndex, lockDays] of observation.pool.openLockDays.entries()) {
    const aprBps = observation.estimatedAprBps(lockIndex);
    if (lockDays > maxLockDays || aprBps <= highest) continue;
    highest = aprBps;
    best = lockIndex;
  }
  return best;
}
