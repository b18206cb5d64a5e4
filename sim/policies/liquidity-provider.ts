import { z } from 'zod';
import { sharesOfDepositFloor } from '../core/constant-product.ts';
import { SimError } from '../core/errors/sim-error.ts';
import { bpsFloor } from '../core/fixed.ts';
import type { Rng } from '../core/rng.ts';
import type { MarketState } from '../ports/market-state.ts';
import type { Outcome } from '../ports/staking-chain.ts';
import { isAccepted } from './accepted-intents.ts';
import { days, meanDays, rateBps, shareBps } from './config-fields.ts';
import { definePolicy } from './define-policy.ts';
import { divergenceLossBps, FeeMeter, sharesOf } from './liquidity.ts';
import type { Decision, Intent, Mind, Observation } from './policy.ts';

const KIND = 'liquidity_provider';

const configSchema = z.strictObject({
  join_over_days: days(30, 'It first looks at the pool at a uniformly drawn time within these first days.'),
  review_every_days: meanDays(7, 'Days between two looks; fees are measured over this time.'),
  provide_share_bps: shareBps(5_000, 'Share of its tokens, and of its cash, that it provides at most. Basis points.'),
  hurdle_bps: rateBps(500, 'Yearly return that fees have to bring beyond the staking yield it forgoes. Basis points.'),
  forgone_lock_index: z
    .int()
    .min(0)
    .max(4)
    .default(0)
    .describe('Lock whose rewards its tokens would earn instead: position in staking.locks, from 0.'),
  stay_bps: shareBps(
    7_000,
    'Withdraws when fees fall below this share of what it asks for; the gap keeps it from going in and out. Basis points.',
  ),
  max_divergence_bps: shareBps(
    500,
    'Withdraws when it has this much less than if it had kept both assets, as the price has moved. Basis points.',
  ),
  rest_days: days(30, 'Days that it stays out after such a move.'),
});

type ProviderConfig = z.output<typeof configSchema>;

/** Lends both assets to the pool as long as fees pay for the risk. */
export const LIQUIDITY_PROVIDER_POLICY = definePolicy({
  kind: KIND,
  description:
    'Provides both assets while recent fees beat its hurdle and the staking yield it forgoes; else withdraws.',
  configSchema,
  actionKinds: () => ['add_liquidity', 'remove_liquidity'],
  prepare(config, { hasPool }) {
    if (!hasPool) {
      throw new SimError('POLICY__CONFIG_INVALID', {
        policy: KIND,
        path: 'kind',
        expected: 'a market with a pool',
        found: 'an economy without one',
      });
    }
    return (streams) => new ProviderMind(config, streams.own('policy'));
  },
});

class ProviderMind implements Mind {
  readonly #config: ProviderConfig;
  readonly #fees = new FeeMeter();
  /** Elapsed days. */
  #nextReview: number;
  /** The pool's price when it went in, and what that becomes when its deposit is accepted. */
  #entryPriceUsd = 0;
  #askedAtPriceUsd = 0;
  #asked: readonly Intent[] = [];

  constructor(config: ProviderConfig, rng: Rng) {
    this.#config = config;
    this.#nextReview = config.join_over_days * rng.nextFloat();
  }

  decide(observation: Observation): Decision {
    const now = observation.elapsedDays;
    const { market } = observation;
    const intents: Intent[] = [];
    if (now >= this.#nextReview && market?.pool !== undefined) {
      this.#nextReview = now + this.#config.review_every_days;
      this.#review(observation, market.pool, market.poolPriceUsd ?? market.priceUsd, intents);
    }
    this.#asked = intents;
    return { intents, sleepDays: Math.max(0, this.#nextReview - now) };
  }

  learn(outcomes: readonly Outcome[]): void {
    if (isAccepted('add_liquidity', this.#asked, outcomes)) this.#entryPriceUsd = this.#askedAtPriceUsd;
    this.#asked = [];
  }

  #review(observation: Observation, pool: MarketState, priceUsd: number, intents: Intent[]): void {
    const { forgone_lock_index, hurdle_bps, stay_bps, max_divergence_bps, rest_days } = this.#config;
    const feeAprBps = this.#fees.look(pool, observation.elapsedDays);
    // Half of what it provides are tokens that could be staked.
    const askedAprBps = hurdle_bps + observation.estimatedAprBps(forgone_lock_index) / 2;
    const shares = sharesOf(pool, observation.agent);
    if (shares === 0n) {
      const offer = this.#offer(observation, pool);
      // Its own shares will dilute the fees.
      const dilution = Number(pool.totalShares) / Number(pool.totalShares + offer.shares);
      if (offer.shares === 0n || (feeAprBps ?? 0) * dilution <= askedAprBps) return;
      this.#askedAtPriceUsd = priceUsd;
      intents.push({ kind: 'add_liquidity', maxBaseUnits: offer.maxBaseUnits, maxQuoteUnits: offer.maxQuoteUnits });
      return;
    }
    const hasMovedTooFar = divergenceLossBps(priceUsd / this.#entryPriceUsd) > max_divergence_bps;
    const paysTooLittle = feeAprBps !== undefined && feeAprBps < (askedAprBps * stay_bps) / 10_000;
    if (!hasMovedTooFar && !paysTooLittle) return;
    intents.push({ kind: 'remove_liquidity', shares });
    if (hasMovedTooFar) this.#nextReview = observation.elapsedDays + rest_days;
  }

  /** What it would provide at most, and the shares that the pool would give for it. */
  #offer(
    { walletBaseUnits, quoteUnits }: Observation,
    { tokenReserveBaseUnits: tokenReserve, quoteReserveUnits: quoteReserve, feeBps, totalShares }: MarketState,
  ) {
    const { provide_share_bps } = this.#config;
    const maxBaseUnits = bpsFloor(walletBaseUnits, provide_share_bps);
    const maxQuoteUnits = bpsFloor(quoteUnits, provide_share_bps);
    const hasReserves = tokenReserve > 0n && quoteReserve > 0n;
    const pool = { tokenReserve, quoteReserve, feeBps, totalShares };
    return {
      maxBaseUnits,
      maxQuoteUnits,
      shares: hasReserves ? sharesOfDepositFloor(pool, maxBaseUnits, maxQuoteUnits) : 0n,
    };
  }
}
