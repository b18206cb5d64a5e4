import { z } from 'zod';
import { definePolicy, STAKING_KINDS } from './define-policy.ts';
import { withHabits } from './habit.ts';
import { createHabits, habitFields, habitKinds } from './shared-habits.ts';
import { StandingStake, standingStakeFields } from './standing-stake.ts';
import { votingFields } from './voting.ts';

const configSchema = z.strictObject({
  ...standingStakeFields({ stakeShareBps: 8_000, lockIndex: 4 }),
  ...habitFields,
  voting: votingFields.prefault({}).describe('How agents vote.'),
});

/** A delegate or an engaged holder: stakes for the vote and keeps the stake. */
export const VOTER_POLICY = definePolicy({
  kind: 'voter',
  description: 'Keeps a stake in order to vote, by size of the stake, kind of proposal and a conviction of its own.',
  configSchema,
  actionKinds: (config) => [...STAKING_KINDS, ...habitKinds(config)],
  prepare: (config) => (streams) =>
    withHabits(new StandingStake(config, streams.own('policy')), createHabits(config, streams)),
});
