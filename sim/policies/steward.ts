import { z } from 'zod';
import { DAYS_PER_WEEK } from '../core/units.ts';
import { definePolicy, STAKING_KINDS } from './define-policy.ts';
import { withHabits } from './habit.ts';
import { plannedProposal } from './proposal-plan.ts';
import { ProposalSchedule } from './proposal-schedule.ts';
import { PROPOSING_KINDS, ProposingHabit } from './proposing.ts';
import { ReactiveProposals } from './reactive-proposals.ts';
import { rewardGrantFields, rewardGrants } from './reward-grants.ts';
import { createHabits, habitFields, habitKinds } from './shared-habits.ts';
import { stabilisation, stabilisationFields } from './stabilisation.ts';
import { StandingStake, standingStakeFields } from './standing-stake.ts';

const KIND = 'steward';

const configSchema = z.strictObject({
  reward_grants: rewardGrantFields.prefault({}).describe('Grants to rewards when stakers earn less than a target.'),
  stabilisation: stabilisationFields
    .prefault({})
    .describe('Buybacks when the price has fallen or many sell. Without a market: none.'),
  proposals: z
    .array(plannedProposal)
    .max(100)
    .default([])
    .describe('What it proposes by the calendar, such as burns and payments; before anything else that is called for.'),
  ...standingStakeFields({ stakeShareBps: 5_000, lockIndex: 4 }),
  ...habitFields,
});

/** Looks after the treasury: proposes grants, buybacks and what the calendar says, one at a time, and votes for them. */
export const STEWARD_POLICY = definePolicy({
  kind: KIND,
  description: 'Proposes what the treasury should do: reward grants, buybacks in a falling market, and a calendar.',
  configSchema,
  actionKinds: (config) => [...STAKING_KINDS, ...PROPOSING_KINDS, ...habitKinds(config)],
  prepare: (config) => (streams) => {
    const rng = streams.own('steward');
    const proposing = new ProposingHabit(
      new ProposalSchedule(KIND, config.proposals),
      new ReactiveProposals(stabilisation(config.stabilisation, DAYS_PER_WEEK * rng.nextFloat())),
      new ReactiveProposals(rewardGrants(config.reward_grants, DAYS_PER_WEEK * rng.nextFloat())),
    );
    const plan = new StandingStake(config, streams.own('policy'));
    return withHabits(plan, [proposing, ...createHabits(config, streams)]);
  },
});
