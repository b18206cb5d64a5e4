import { z } from 'zod';
import { definePolicy, STAKING_KINDS } from './define-policy.ts';
import { withHabits } from './habit.ts';
import { plannedProposal } from './proposal-plan.ts';
import { ProposalSchedule } from './proposal-schedule.ts';
import { PROPOSING_KINDS, ProposingHabit } from './proposing.ts';
import { createHabits, habitFields, habitKinds } from './shared-habits.ts';
import { StandingStake, standingStakeFields } from './standing-stake.ts';

const KIND = 'proposer';

const configSchema = z.strictObject({
  ...standingStakeFields({ stakeShareBps: 5_000, lockIndex: 4 }),
  ...habitFields,
  proposals: z
    .array(plannedProposal)
    .max(100)
    .default([])
    .describe('What it proposes and when; one at a time, each as soon as the one before it is decided.'),
});

/** An author: keeps the stake that proposing asks for, and brings its proposals to the vote in the order of their days. */
export const PROPOSER_POLICY = definePolicy({
  kind: KIND,
  description: 'Keeps a stake, proposes what its schedule says, brings it to the vote and votes for it.',
  configSchema,
  actionKinds: (config) => [
    ...STAKING_KINDS,
    ...(config.proposals.length > 0 ? PROPOSING_KINDS : []),
    ...habitKinds(config),
  ],
  prepare: (config) => (streams) =>
    withHabits(new StandingStake(config, streams.own('policy')), [
      new ProposingHabit(new ProposalSchedule(KIND, config.proposals)),
      ...createHabits(config, streams),
    ]),
});
