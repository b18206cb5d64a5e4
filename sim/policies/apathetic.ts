import { z } from 'zod';
import { definePolicy, STAKING_KINDS } from './define-policy.ts';
import { withHabits } from './habit.ts';
import { createHabits, habitFields, habitKinds } from './shared-habits.ts';
import { StandingStake, standingStakeFields } from './standing-stake.ts';
import { votingFieldsWith } from './voting.ts';

/** Nobody debates or renews boosters who does not look. */
const { compounding_bps, selling } = habitFields;

const voting = votingFieldsWith({
  turnout_bps: 200,
  turnout_large_bps: 1_000,
  turnout_parameter_bps: 0,
  turnout_feature_bps: 0,
  least_spend_tokens: 1_000_000,
});

const configSchema = z.strictObject({
  ...standingStakeFields({ stakeShareBps: 8_000, lockIndex: 2 }),
  compounding_bps,
  selling,
  voting: voting.prefault({}).describe('When it does vote: by default now and then on upgrades and large spending.'),
});

/** In it for the yield: keeps its stake and leaves governance to others. */
export const APATHETIC_POLICY = definePolicy({
  kind: 'apathetic',
  description: 'Keeps a stake for the yield, hardly ever votes, and only on large topics; never renews a booster.',
  configSchema,
  actionKinds: (config) => [...STAKING_KINDS, ...habitKinds(config)],
  prepare: (config) => (streams) =>
    withHabits(new StandingStake(config, streams.own('policy')), createHabits(config, streams)),
});
