import { z } from 'zod';
import { bpsFloor, maxBigint } from '../core/fixed.ts';
import type { Rng } from '../core/rng.ts';
import type { Outcome, StakeEntryState } from '../ports/staking-chain.ts';
import { isAccepted, isRefused } from './accepted-intents.ts';
import { days, meanDays, rateBps, shareBps } from './config-fields.ts';
import { definePolicy, STAKING_KINDS } from './define-policy.ts';
import { missingDeposit } from './deposit.ts';
import { withHabits } from './habit.ts';
import { daysHeld, entriesOf, hasFreeSlot, isMatured, maturedOf, meanDaysBetween, worthClaiming } from './holding.ts';
import { bestLock, type EarlyExit, earlyExitPays, type LiquidityNeeds, type LockChoice } from './lock-choice.ts';
import { createOrderPair, type OrderPair } from './order-pair.ts';
import { ownValue } from './own-value.ts';
import type { Decision, Intent, Mind, Observation } from './policy.ts';
import { askLeave, askLeaveAll, canStake, daysToLockEnd, shareOfHolding } from './position.ts';
import { expectedPriceChange, type PriceOutlook, roundTripCostBps } from './price-outlook.ts';
import { isSwitchedOn } from './program-switches.ts';
import { askRenewal } from './renewal.ts';
import { createHabits, habitFields, habitKinds } from './shared-habits.ts';
import { tradingFields, tradingTerms } from './trading-fields.ts';

/** After a refused deposit it waits so long, from its next look on. */
const DAYS_AFTER_REFUSAL = 7;

const NOTHING: readonly Intent[] = [];

const configSchema = z.strictObject({
  join_over_days: days(30, 'Agents look for the first time at a uniformly drawn time within these first days.'),
  review_every_days_mean: meanDays(
    14,
    'Mean days (exponential) between two looks. Each agent has its own mean, within 50% of this one.',
  ),
  stake_share_bps: shareBps(8_000, 'Share of wallet and stake together that it stakes. Basis points.'),
  horizon_days_mean: meanDays(
    180,
    'Mean days (exponential) for which it can do without the money. It knows its own when it comes in, and leaves then.',
  ),
  need_weekly_bps: shareBps(
    40,
    'Probability a week that it needs the money before, all of it and at once; it reckons with that. Basis points.',
  ),
  outside_yield_bps: rateBps(
    400,
    'Yearly rate that money earns elsewhere. Basis points; each agent has its own, within 50%.',
  ),
  taste_bps: rateBps(
    150,
    'How far its taste for a lock, drawn once for each, moves the yearly yield that it compares, at most. Basis points.',
  ),
  trend_days: meanDays(30, 'Days over which it looks at how the price has moved.'),
  trend_weight_bps: shareBps(
    3_000,
    'Share of that move that it expects once more in as many days; counts only where tokens can be sold. Basis points.',
  ),
  claim_at_bps: shareBps(25, 'Claims when the claimable rewards reach this share of the own stake. Basis points.'),
  rest_days_mean: meanDays(60, 'Mean days (exponential) that it stays out after it took out money to use it.'),
  sell_share_bps: shareBps(10_000, 'Share of its wallet that it sells after it has taken something out. Basis points.'),
  ...tradingFields,
  ...habitFields,
});

type YieldSeekerConfig = z.output<typeof configSchema>;

/** Compares locks by what they yield net of its own risk to need the money before their end; leaves early when that pays. */
export const YIELD_SEEKER_POLICY = definePolicy({
  kind: 'yield_seeker',
  description: 'Takes the lock with the best yield net of its own risk to leave early, and breaks it when that pays.',
  configSchema,
  actionKinds: (config, { hasPool }) => [
    ...STAKING_KINDS,
    'extend_lock',
    ...(hasPool && config.sell_share_bps > 0 ? (['swap'] as const) : []),
    ...habitKinds(config),
  ],
  prepare:
    (config, { staking }) =>
    (streams) => {
      const orders = createOrderPair(tradingTerms(config));
      return withHabits(new YieldSeekerMind(config, staking.lockDays.length, streams.own('policy'), orders), [
        ...orders.habits,
        ...createHabits(config, streams),
      ]);
    },
});

type Exit = Pick<EarlyExit, 'costBps' | 'days' | 'stayAprBps'>;

class YieldSeekerMind implements Mind {
  readonly #config: YieldSeekerConfig;
  readonly #rng: Rng;
  readonly #orders: OrderPair;
  readonly #outlook: PriceOutlook;
  readonly #reviewMeanDays: number;
  readonly #needMeanDays: number;
  readonly #outsideYieldBps: number;
  readonly #tasteBps: readonly number[];
  /** Times in elapsed days. */
  #nextReview: number;
  #depositsFrom = 0;
  /** When it wants its money back, as planned and as it will turn out. */
  #horizonAt = Number.POSITIVE_INFINITY;
  #usesAt = Number.POSITIVE_INFINITY;
  /** What it takes out is spent, not kept for better times. */
  #isUsing = false;
  /** An exit was accepted whose proceeds are to be sold: in order to come back, or to spend the money. */
  #sellsTo: 'come back' | 'spend' | undefined;
  /** The cash that it had before it sold what is to come back. */
  #cashBefore: bigint | undefined;
  #asked: readonly Intent[] = NOTHING;

  constructor(config: YieldSeekerConfig, lockCount: number, rng: Rng, orders: OrderPair) {
    this.#config = config;
    this.#rng = rng;
    this.#orders = orders;
    this.#outlook = { trendDays: config.trend_days, trendWeight: config.trend_weight_bps / 10_000 };
    this.#nextReview = config.join_over_days * rng.nextFloat();
    this.#reviewMeanDays = ownValue(rng, config.review_every_days_mean, 0.5);
    this.#needMeanDays = meanDaysBetween(config.need_weekly_bps);
    this.#outsideYieldBps = ownValue(rng, config.outside_yield_bps, 0.5);
    this.#tasteBps = Array.from({ length: lockCount }, () => config.taste_bps * (2 * rng.nextFloat() - 1));
  }

  decide(observation: Observation): Decision {
    const now = observation.elapsedDays;
    const intents: Intent[] = [];
    if (this.#sellsTo !== undefined) this.#sell(observation);
    if (now >= this.#usesAt) this.#useMoney(observation, intents);
    else if (now >= this.#nextReview) {
      this.#nextReview = now + this.#rng.exponential(this.#reviewMeanDays);
      this.#review(observation, intents);
    }
    this.#asked = intents;
    const leaves = intents.at(-1)?.kind === 'unstake';
    return { intents, sleepDays: leaves ? 0 : Math.min(this.#nextReview, this.#usesAt) - now };
  }

  learn(outcomes: readonly Outcome[]): void {
    const asked = this.#asked;
    this.#asked = NOTHING;
    if (isRefused('stake', asked, outcomes)) this.#depositsFrom = this.#nextReview + DAYS_AFTER_REFUSAL;
    const leaves = asked.at(-1)?.kind === 'unstake';
    if (!leaves || !isAccepted('unstake', asked, outcomes)) return;
    this.#sellsTo = this.#isUsing ? 'spend' : 'come back';
    if (!this.#isUsing) return;
    this.#nextReview = this.#usesAt + this.#rng.exponential(this.#config.rest_days_mean);
    this.#endStay();
  }

  /** Planned or not, it takes everything out, by force where a lock runs. */
  #useMoney(observation: Observation, intents: Intent[]): void {
    const now = observation.elapsedDays;
    if (entriesOf(observation).length === 0) {
      this.#endStay();
      return;
    }
    // Until it is out it tries every day, or when the vote is over that holds its stake.
    this.#usesAt = now + Math.max(1, daysHeld(observation));
    // What it needs it does not stake meanwhile.
    this.#nextReview = Math.max(this.#nextReview, this.#usesAt);
    this.#isUsing = true;
    this.#askClaim(observation, intents, 0);
    askLeaveAll(observation, intents);
  }

  #endStay(): void {
    this.#isUsing = false;
    this.#horizonAt = Number.POSITIVE_INFINITY;
    this.#usesAt = Number.POSITIVE_INFINITY;
  }

  #review(observation: Observation, intents: Intent[]): void {
    const now = observation.elapsedDays;
    const isOut = entriesOf(observation).length === 0;
    if (this.#usesAt === Number.POSITIVE_INFINITY) {
      this.#horizonAt = now + this.#rng.exponential(this.#config.horizon_days_mean);
      this.#usesAt = Math.min(this.#horizonAt, now + this.#rng.exponential(this.#needMeanDays));
    }
    this.#askClaim(observation, intents, isOut ? 0 : this.#config.claim_at_bps);
    const choice = this.#choose(observation);
    if (isOut ? this.#isBetterElsewhere(observation, choice) : this.#leaveWhatPays(observation, intents, choice))
      return;
    this.#buyBack(observation);
    const isFree = !this.#orders.sale.isOpen && now >= this.#depositsFrom;
    if (isFree && canStake(observation)) this.#invest(observation, intents, choice);
  }

  #horizonDays({ elapsedDays }: Observation): number {
    return Math.max(1, this.#horizonAt - elapsedDays);
  }

  #choose(observation: Observation): LockChoice {
    const { pool } = observation;
    const offers = pool.openLockDays.map((lockDays, lock) => ({ lockDays, aprBps: observation.estimatedAprBps(lock) }));
    const terms = {
      penaltyBps: pool.penaltyBps,
      unlockedAprBps: observation.estimatedAprBps(0),
      boostVests: isSwitchedOn(pool, 'boostVests'),
    };
    const needs: LiquidityNeeds = {
      horizonDays: this.#horizonDays(observation),
      needMeanDays: this.#needMeanDays,
    };
    return bestLock(offers, terms, needs, this.#tasteBps);
  }

  /** Tokens that are not staked yet cost nothing to keep out. */
  #isBetterElsewhere(observation: Observation, { netYieldBps }: LockChoice): boolean {
    const { trendDays } = this.#outlook;
    return this.#exitPays(observation, { costBps: 0, days: trendDays, stayAprBps: netYieldBps });
  }

  /** Takes out each deposit that is better off elsewhere; true when there is one that can go. */
  #leaveWhatPays(observation: Observation, intents: Intent[], choice: LockChoice): boolean {
    const before = intents.length;
    askLeave(observation, intents, (entry) => this.#isBetterOut(entry, observation, choice));
    return intents.length > before;
  }

  #isBetterOut(entry: StakeEntryState, observation: Observation, choice: LockChoice): boolean {
    const tradingBps = roundTripCostBps(observation.market, this.#config.max_impact_bps);
    const { trendDays } = this.#outlook;
    if (isMatured(entry, observation)) {
      const stayAprBps = Math.max(observation.estimatedAprBps(0), choice.netYieldBps);
      return this.#exitPaysWithin(observation, { costBps: tradingBps, stayAprBps }, [
        this.#horizonDays(observation),
        trendDays,
      ]);
    }
    const forfeitBps = (Number(entry.boostOwedBaseUnits) / Number(entry.amountBaseUnits)) * 10_000;
    const costBps = observation.pool.penaltyBps + forfeitBps + tradingBps;
    const stayAprBps = observation.estimatedAprBps(entry.tier);
    const rest = daysToLockEnd(entry, observation);
    return this.#exitPaysWithin(observation, { costBps, stayAprBps }, [rest, Math.min(rest, trendDays)]);
  }

  /** For good, or in order to come back when a fall is over. */
  #exitPaysWithin(observation: Observation, exit: Omit<Exit, 'days'>, spans: readonly number[]): boolean {
    return spans.some((span) => this.#exitPays(observation, { ...exit, days: span }));
  }

  #exitPays(observation: Observation, exit: Exit): boolean {
    const priceChange = expectedPriceChange(observation.market, exit.days, this.#outlook);
    return earlyExitPays({ ...exit, elsewhereAprBps: this.#outsideYieldBps, priceChange });
  }

  /** Into the chosen lock goes what is not staked yet, and what has no lock any more. */
  #invest(observation: Observation, intents: Intent[], { lockIndex }: LockChoice): void {
    const entries = entriesOf(observation);
    const isLock = (observation.pool.openLockDays[lockIndex] ?? 0) > 0;
    askRenewal(observation, intents, {
      matured: isLock || !hasFreeSlot(entries.length) ? maturedOf(entries, observation) : [],
      freshBaseUnits: missingDeposit(observation, shareOfHolding(observation, this.#config.stake_share_bps)),
      lockIndex,
    });
  }

  #sell({ market, walletBaseUnits, quoteUnits }: Observation): void {
    this.#cashBefore = this.#sellsTo === 'spend' ? undefined : (this.#cashBefore ?? quoteUnits);
    this.#sellsTo = undefined;
    if (market?.pool === undefined) return;
    this.#orders.purchase.place(0n);
    this.#orders.sale.place(bpsFloor(walletBaseUnits, this.#config.sell_share_bps));
  }

  /** For what it got when it sold; the order ends with it. */
  #buyBack({ quoteUnits }: Observation): void {
    if (this.#cashBefore === undefined || this.#orders.sale.isOpen) return;
    this.#orders.purchase.place(maxBigint(0n, quoteUnits - this.#cashBefore));
    this.#cashBefore = undefined;
  }

  #askClaim(observation: Observation, intents: Intent[], stakeShareBps: number): void {
    if (worthClaiming(observation, stakeShareBps) > 0n) intents.push({ kind: 'claim_rewards' });
  }
}
