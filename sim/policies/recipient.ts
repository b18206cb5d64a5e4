import { z } from 'zod';
import { definePolicy, STAKING_KINDS } from './define-policy.ts';
import { withHabits } from './habit.ts';
import { createHabits, habitFields, habitKinds } from './shared-habits.ts';
import { StandingStake, standingStakeFields } from './standing-stake.ts';

const configSchema = z.strictObject({
  staking_bps: z
    .int()
    .min(0)
    .max(10_000)
    .default(5_000)
    .describe('Share of agents that stake what unlocks for them; the others hold it. Basis points.'),
  ...standingStakeFields({ stakeShareBps: 5_000, lockIndex: 2 }),
  ...habitFields,
});

/** Team and partners: what unlocks for them is staked in part or held. */
export const RECIPIENT_POLICY = definePolicy({
  kind: 'recipient',
  description: 'Receives tokens that unlock, stakes a share of them or holds them, and sells only to a buyback.',
  configSchema,
  actionKinds: (config) => [...STAKING_KINDS, ...habitKinds(config)],
  prepare: (config) => (streams) => {
    const stakes = streams.own('recipient').bernoulli(config.staking_bps / 10_000);
    const standing = stakes ? config : { ...config, stake_share_bps: 0 };
    return withHabits(new StandingStake(standing, streams.own('policy')), createHabits(config, streams));
  },
});
