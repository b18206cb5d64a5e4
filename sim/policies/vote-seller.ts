import { z } from 'zod';
import { shareBps } from './config-fields.ts';
import { definePolicy, STAKING_KINDS } from './define-policy.ts';
import { withHabits } from './habit.ts';
import { StandingStake, standingStakeFields } from './standing-stake.ts';
import { VoteSellingHabit } from './vote-selling.ts';

const configSchema = z.strictObject({
  ...standingStakeFields({ stakeShareBps: 9_000, lockIndex: 4 }),
  price_bps: shareBps(100, 'Middle of the prices that its agents ask for a token of power. Basis points of a token.'),
  price_spread_bps: shareBps(
    5_000,
    'How far the price of one agent is drawn above or below the middle at most, uniformly. Basis points of the middle.',
  ),
});

/** A holder to whom a vote is worth what it sells for. */
export const VOTE_SELLER_POLICY = definePolicy({
  kind: 'vote_seller',
  description: 'Keeps a stake and votes for a treasury payment when it is sent its price; else it does not vote.',
  configSchema,
  actionKinds: () => [...STAKING_KINDS, 'cast_vote'],
  prepare: (config) => (streams) => {
    const spread = (2 * streams.own('vote price').nextFloat() - 1) * (config.price_spread_bps / 10_000);
    const priceBps = Math.max(1, Math.round(config.price_bps * (1 + spread)));
    return withHabits(new StandingStake(config, streams.own('policy')), [new VoteSellingHabit(priceBps)]);
  },
});
