import { z } from 'zod';
import { bpsFloor } from '../core/fixed.ts';
import type { Rng } from '../core/rng.ts';
import { meanDays, rateBps, shareBps } from './config-fields.ts';
import { definePolicy } from './define-policy.ts';
import { withHabits } from './habit.ts';
import { OrderHabit } from './order-habit.ts';
import { ownValue } from './own-value.ts';
import type { Decision, Mind, Observation, PolicyContext } from './policy.ts';
import { StandingOrder } from './standing-order.ts';
import { tradingFields, tradingTerms } from './trading-fields.ts';

const configSchema = z.strictObject({
  take_profit_bps: rateBps(
    0,
    'Sells when the price has risen by this much since it came or last sold; 0 is never. Basis points; each agent has its own, within 30%.',
  ),
  stop_loss_bps: shareBps(
    0,
    'Sells when the price has fallen by this much since it came or last sold; 0 is never. Basis points; each agent has its own, within 30%.',
  ),
  sell_share_bps: shareBps(5_000, 'Share of its wallet that it sells at such a target. Basis points.'),
  look_every_days: meanDays(7, 'Days between two looks at the price, by agents that have a target.'),
  ...tradingFields,
});

type HolderConfig = z.output<typeof configSchema>;

/** A passive holder: keeps what it has; with a target, sells a part when the price gets there. */
export const HOLDER_POLICY = definePolicy({
  kind: 'holder',
  description: 'Holds and does nothing else; sells a share at a price target of its own when it is given one.',
  configSchema,
  actionKinds: (config, context) => (hasTarget(config, context) ? ['swap'] : []),
  prepare(config, context) {
    if (!hasTarget(config, context)) return () => new IdleMind();
    return (streams) => {
      const sale = new StandingOrder('sell', tradingTerms(config));
      return withHabits(new TargetMind(config, streams.own('policy'), sale), [new OrderHabit(sale)]);
    };
  },
});

function hasTarget({ take_profit_bps, stop_loss_bps }: HolderConfig, { hasPool }: PolicyContext): boolean {
  return hasPool && (take_profit_bps > 0 || stop_loss_bps > 0);
}

class IdleMind implements Mind {
  decide(): Decision {
    return { intents: [], sleepDays: Number.POSITIVE_INFINITY };
  }

  learn(): void {}
}

/** Compares the price with that of its last sale, or of its first look. */
class TargetMind implements Mind {
  readonly #config: HolderConfig;
  readonly #sale: StandingOrder;
  /** Shares of the reference price; Infinity for never. */
  readonly #rise: number;
  readonly #fall: number;
  /** Of the agent's own, so that not all look on the same day. */
  readonly #phaseDays: number;
  #nextLook = 0;
  #referenceUsd: number | undefined;

  constructor(config: HolderConfig, rng: Rng, sale: StandingOrder) {
    this.#config = config;
    this.#sale = sale;
    this.#rise = targetShare(ownValue(rng, config.take_profit_bps, 0.3));
    this.#fall = targetShare(Math.min(10_000, ownValue(rng, config.stop_loss_bps, 0.3)));
    this.#phaseDays = config.look_every_days * rng.nextFloat();
  }

  decide(observation: Observation): Decision {
    const now = observation.elapsedDays;
    if (now >= this.#nextLook) this.#look(observation);
    return { intents: [], sleepDays: this.#nextLook - now };
  }

  learn(): void {}

  #look({ market, elapsedDays, walletBaseUnits }: Observation): void {
    const isFirst = this.#referenceUsd === undefined;
    this.#nextLook = elapsedDays + (isFirst ? this.#phaseDays : this.#config.look_every_days);
    if (market === undefined) return;
    const reference = (this.#referenceUsd ??= market.priceUsd);
    const change = market.priceUsd / reference - 1;
    if (change < this.#rise && -change < this.#fall) return;
    this.#referenceUsd = market.priceUsd;
    this.#sale.place(bpsFloor(walletBaseUnits, this.#config.sell_share_bps));
  }
}

function targetShare(bps: number): number {
  return bps === 0 ? Number.POSITIVE_INFINITY : bps / 10_000;
}
