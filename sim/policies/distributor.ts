import { z } from 'zod';
import { bpsFloor, maxBigint, minBigint } from '../core/fixed.ts';
import type { Rng } from '../core/rng.ts';
import { DAYS_PER_WEEK } from '../core/units.ts';
import type { Outcome } from '../ports/staking-chain.ts';
import { days, shareBps } from './config-fields.ts';
import { definePolicy, STAKING_KINDS } from './define-policy.ts';
import { topUpStake } from './deposit.ts';
import { withHabits } from './habit.ts';
import { daysHeld, entriesOf, leaveEntry, maturedOf, stakedBaseUnits, worthClaiming } from './holding.ts';
import type { Decision, Intent, Mind, Observation } from './policy.ts';
import { createHabits, habitFields, habitKinds } from './shared-habits.ts';
import { StandingOrder } from './standing-order.ts';
import { tradingFields, tradingTerms } from './trading-fields.ts';

const configSchema = z.strictObject({
  join_over_days: days(0, 'It begins at a uniformly drawn time within these first days.'),
  stake_share_bps: shareBps(
    5_000,
    'Share of its wallet that it stakes when it begins, up to the cap per wallet. Basis points.',
  ),
  lock_index: z
    .int()
    .min(0)
    .max(4)
    .default(2)
    .describe('Lock of that deposit: position in staking.locks, from 0. It is not renewed.'),
  wait_days: days(90, 'Days from its beginning to the first sale.'),
  sell_weekly_bps: shareBps(200, 'Share of its opening position that it sells a week. Basis points.'),
  mark_bps: z
    .int()
    .min(0)
    .max(1_000_000)
    .default(12_000)
    .describe('Its mark: this share of the price at its beginning. Basis points.'),
  sell_above_mark_weekly_bps: shareBps(
    500,
    'The same while the price is above its mark, where that is more. Basis points.',
  ),
  floor_bps: shareBps(1_000, 'Share of its opening position that it keeps. Basis points.'),
  claim_at_bps: shareBps(100, 'Claims when the claimable rewards reach this share of its stake. Basis points.'),
  ...tradingFields,
  ...habitFields,
});

type DistributorConfig = z.output<typeof configSchema>;

/** A large holder on the way out: sells a share of what it began with each week, as its locks let go. */
export const DISTRIBUTOR_POLICY = definePolicy({
  kind: 'distributor',
  description: 'Sells a large position week by week, faster above its mark, until a floor remains; breaks no lock.',
  configSchema,
  actionKinds: (config, { hasPool }) => [
    ...STAKING_KINDS,
    ...(hasPool ? (['swap'] as const) : []),
    ...habitKinds(config),
  ],
  prepare: (config) => (streams) =>
    withHabits(new DistributorMind(config, streams.own('policy')), createHabits(config, streams)),
});

class DistributorMind implements Mind {
  readonly #config: DistributorConfig;
  readonly #order: StandingOrder;
  /** Times in elapsed days. */
  #nextReview: number;
  #firstSaleAt = Number.POSITIVE_INFINITY;
  /** Wallet and stake at its beginning. */
  #openingBaseUnits: bigint | undefined;
  #markUsd = Number.POSITIVE_INFINITY;
  /** Position of the swap among the intents; -1 for none. */
  #swapAt = -1;

  constructor(config: DistributorConfig, rng: Rng) {
    this.#config = config;
    this.#order = new StandingOrder('sell', tradingTerms(config));
    this.#nextReview = config.join_over_days * rng.nextFloat();
  }

  decide(observation: Observation): Decision {
    const now = observation.elapsedDays;
    const intents: Intent[] = [];
    if (now >= this.#nextReview) {
      this.#nextReview = now + DAYS_PER_WEEK;
      if (this.#openingBaseUnits === undefined) this.#begin(observation, intents);
      else this.#review(observation, intents, this.#openingBaseUnits);
    }
    // What a review takes out is in the wallet a tick later.
    const isFreeing = intents.some(({ kind }) => kind === 'unstake');
    const before = intents.length;
    if (!isFreeing) this.#order.ask(observation, intents);
    this.#swapAt = intents.length > before ? before : -1;
    return { intents, sleepDays: Math.min(this.#order.dueAt, this.#nextReview) - now };
  }

  learn(outcomes: readonly Outcome[]): void {
    if (this.#swapAt >= 0) this.#order.learn(outcomes[this.#swapAt]);
  }

  #begin(observation: Observation, intents: Intent[]): void {
    const { walletBaseUnits, market, elapsedDays } = observation;
    const { stake_share_bps, lock_index, mark_bps, wait_days } = this.#config;
    this.#openingBaseUnits = walletBaseUnits + stakedBaseUnits(observation);
    this.#firstSaleAt = elapsedDays + wait_days;
    if (market !== undefined) this.#markUsd = (market.priceUsd * mark_bps) / 10_000;
    topUpStake(observation, intents, bpsFloor(walletBaseUnits, stake_share_bps), lock_index);
  }

  #review(observation: Observation, intents: Intent[], opening: bigint): void {
    const { walletBaseUnits, market, elapsedDays } = observation;
    if (worthClaiming(observation, this.#config.claim_at_bps) > 0n) intents.push({ kind: 'claim_rewards' });
    if (market?.pool === undefined || elapsedDays < this.#firstSaleAt) return;
    const { sell_weekly_bps, sell_above_mark_weekly_bps, floor_bps } = this.#config;
    const isAboveMark = market.priceUsd > this.#markUsd;
    const rateBps = isAboveMark ? Math.max(sell_weekly_bps, sell_above_mark_weekly_bps) : sell_weekly_bps;
    const spare = walletBaseUnits + stakedBaseUnits(observation) - bpsFloor(opening, floor_bps);
    const quota = maxBigint(0n, minBigint(spare, bpsFloor(opening, rateBps)));
    this.#order.place(quota);
    if (quota > walletBaseUnits) askExit(observation, intents, quota - walletBaseUnits);
  }
}

/** Takes at least this much out of deposits whose lock is over, the lot of one where the program would not leave the rest. */
function askExit(observation: Observation, intents: Intent[], amount: bigint): void {
  if (daysHeld(observation) > 0) return;
  let left = amount;
  for (const entry of maturedOf(entriesOf(observation), observation)) {
    if (left <= 0n) return;
    const leavesEnough = entry.amountBaseUnits - left >= observation.pool.minStakeBaseUnits;
    intents.push(leaveEntry(entry, observation, leavesEnough ? left : entry.amountBaseUnits));
    left -= entry.amountBaseUnits;
  }
}
