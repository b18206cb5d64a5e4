import { z } from 'zod';
import { bpsFloor } from '../core/fixed.ts';
import type { AgentActionKind } from '../ports/staking-chain.ts';
import { shareBps } from './config-fields.ts';
import { definePolicy, STAKING_KINDS } from './define-policy.ts';
import { type Habit, withHabits } from './habit.ts';
import type { Streams } from './policy.ts';
import { createHabits, habitFields, habitKinds } from './shared-habits.ts';
import { StandingOrder } from './standing-order.ts';
import { StandingStake, standingStakeFields } from './standing-stake.ts';
import { tradingFields, tradingTerms } from './trading-fields.ts';
import { TradingHabit } from './trading-habit.ts';

const MONTH_DAYS = 30;

const marketSellingFields = z.strictObject({
  sell_monthly_bps: shareBps(1_000, 'Share of its wallet that it sells a month. Basis points.'),
  ...tradingFields,
});

const configSchema = z.strictObject({
  staking_bps: shareBps(5_000, 'Share of agents that stake what unlocks for them; the others hold it. Basis points.'),
  ...standingStakeFields({ stakeShareBps: 5_000, lockIndex: 2 }),
  market_selling: marketSellingFields
    .optional()
    .describe('How it sells on the market what is not staked. Left out, or without a pool: it does not.'),
  ...habitFields,
});

const SWAPPING: readonly AgentActionKind[] = ['swap'];

/** Team and partners: what unlocks for them is staked in part, held, or sold month by month. */
export const RECIPIENT_POLICY = definePolicy({
  kind: 'recipient',
  description:
    'Receives tokens that unlock, stakes a share of them or holds them, and sells a part where it is told to.',
  configSchema,
  actionKinds: ({ market_selling, ...config }, { hasPool }) => [
    ...STAKING_KINDS,
    ...habitKinds(config),
    ...(market_selling !== undefined && hasPool ? SWAPPING : []),
  ],
  prepare: (config) => (streams) => {
    const stakes = streams.own('recipient').bernoulli(config.staking_bps / 10_000);
    const standing = stakes ? config : { ...config, stake_share_bps: 0 };
    const habits = [...createHabits(config, streams)];
    if (config.market_selling !== undefined) habits.push(marketSelling(config.market_selling, streams));
    return withHabits(new StandingStake(standing, streams.own('policy')), habits);
  },
});

function marketSelling(config: z.output<typeof marketSellingFields>, streams: Streams): Habit {
  return new TradingHabit({
    // Not all of a cohort on the same day of the month.
    firstAtDays: MONTH_DAYS * streams.own('market selling').nextFloat(),
    everyDays: MONTH_DAYS,
    order: new StandingOrder('sell', tradingTerms(config)),
    wish: ({ walletBaseUnits }) => bpsFloor(walletBaseUnits, config.sell_monthly_bps),
  });
}
