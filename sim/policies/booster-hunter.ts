import { z } from 'zod';
import { HuntingHabit, huntingFields } from './booster-hunting.ts';
import { definePolicy, STAKING_KINDS } from './define-policy.ts';
import { withHabits } from './habit.ts';
import { createHabits, habitFields, habitKinds } from './shared-habits.ts';
import { StandingStake, standingStakeFields } from './standing-stake.ts';
import { votingFieldsWith } from './voting.ts';

/** It has a way of its own to boosters. */
const { boosters: _, ...otherHabitFields } = habitFields;

const EVERYTHING = 10_000;

const configSchema = z.strictObject({
  ...standingStakeFields({ stakeShareBps: 9_000, lockIndex: 4 }),
  ...huntingFields,
  ...otherHabitFields,
  voting: votingFieldsWith({ turnout_bps: EVERYTHING, turnout_large_bps: EVERYTHING })
    .prefault({})
    .describe('How agents vote: on everything, since any proposal may count for the voting booster.'),
});

/**
 * A member of the governance who is after its rewards: votes on everything, pays debate fees where they pay, and takes
 * boosters at once. It never takes a deposit out for good, so that deposits grow old enough for the long-term booster; one
 * that ran out of a lock starts anew, as the lock is worth more (up to 3.0x) than that booster (1.2x).
 */
export const BOOSTER_HUNTER_POLICY = definePolicy({
  kind: 'booster_hunter',
  description: 'Keeps long deposits, votes on everything and pays debate fees, as far as the boosters earn more.',
  configSchema,
  actionKinds: (config) => [...STAKING_KINDS, 'pay_debate_fee', 'refresh_boosters', ...habitKinds(config)],
  prepare: (config) => (streams) =>
    withHabits(new StandingStake(config, streams.own('policy')), [
      new HuntingHabit(config, streams),
      ...createHabits(config, streams),
    ]),
});
