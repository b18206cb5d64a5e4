import { z } from 'zod';
import { bpsFloor, minBigint } from '../core/fixed.ts';
import { DAYS_PER_WEEK } from '../core/units.ts';
import { shareBps } from './config-fields.ts';
import type { Habit } from './habit.ts';
import type { Intent, Observation, Streams } from './policy.ts';

export const sellingFields = z.strictObject({
  sell_weekly_bps: shareBps(500, 'Probability a week that it sells to a running buyback programme. Basis points.'),
  wallet_share_bps: shareBps(
    2_000,
    'Share of its wallet that it then sells, as far as the week has room. Basis points.',
  ),
});

export type SellingConfig = z.output<typeof sellingFields>;

/** Sells to the treasury while it buys; asleep while it does not. */
export class SellingHabit implements Habit {
  dueAt = Number.POSITIVE_INFINITY;
  readonly #config: SellingConfig;
  readonly #rng;

  constructor(config: SellingConfig, streams: Streams) {
    this.#config = config;
    this.#rng = streams.own('buyback');
  }

  ask(observation: Observation, intents: Intent[]): void {
    const { buyback, elapsedDays, walletBaseUnits } = observation;
    if (buyback === undefined) {
      this.dueAt = Number.POSITIVE_INFINITY;
      return;
    }
    if (this.dueAt === Number.POSITIVE_INFINITY) {
      // Not all at once when a programme begins.
      this.dueAt = elapsedDays + DAYS_PER_WEEK * this.#rng.nextFloat();
    }
    if (elapsedDays < this.dueAt) return;
    this.dueAt = elapsedDays + DAYS_PER_WEEK;
    if (!this.#rng.bernoulli(this.#config.sell_weekly_bps / 10_000)) return;
    const share = bpsFloor(walletBaseUnits, this.#config.wallet_share_bps);
    const amountBaseUnits = minBigint(share, buyback.weekRoomBaseUnits);
    // Below one thousandth of a token it may not be worth a unit of the quote asset.
    if (amountBaseUnits * 1_000n >= observation.tokenUnitBaseUnits) intents.push({ kind: 'buy_back', amountBaseUnits });
  }
}
