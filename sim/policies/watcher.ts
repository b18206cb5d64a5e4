import { z } from 'zod';
import { definePolicy, STAKING_KINDS } from './define-policy.ts';
import { withHabits } from './habit.ts';
import { StandingStake, standingStakeFields } from './standing-stake.ts';
import { WatchingHabit } from './watching.ts';

const configSchema = z.strictObject({
  ...standingStakeFields({ stakeShareBps: 8_000, lockIndex: 4 }),
  reaction_hours: z
    .number()
    .min(0)
    .max(8_760)
    .default(12)
    .describe('Time from seeing that spending would pass to its vote against it. Hours.'),
});

/** Silent as long as the treasury is safe: the opposition that an attack has to outvote, or to come too late for. */
export const WATCHER_POLICY = definePolicy({
  kind: 'watcher',
  description: 'Keeps a stake and votes against treasury spending once that would pass, some hours after it sees it.',
  configSchema,
  actionKinds: () => [...STAKING_KINDS, 'cast_vote'],
  prepare: (config) => (streams) =>
    withHabits(new StandingStake(config, streams.own('policy')), [new WatchingHabit(config.reaction_hours)]),
});
