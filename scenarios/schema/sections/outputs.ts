import { z } from 'zod';
import { durationField } from '../fields.ts';
import { MAX_AGENTS, MAX_HORIZON_SECONDS, SECONDS_PER_HOUR } from '../limits.ts';
import { section } from './section.ts';

/** What a run writes besides metrics, failures, proposals, rewards, events, charts and report. */
export function outputsSection() {
  return section(
    {
      actions: z.boolean().default(false).describe('Also write actions.csv, one row an action.'),
      agents: section(
        {
          sample: z
            .int()
            .min(0)
            .max(MAX_AGENTS)
            .default(200)
            .describe('So many agents, spread evenly over the population, have a row in each `every`; 0 for none.'),
          every: every('7d', 'Time between rows of the sample.'),
          census: every('1y', 'Time between rows of all agents; the last tick has them anyway.'),
        },
        'What agents.csv holds: what single agents have staked, in the wallet and as voting power.',
      ),
      cohorts: section(
        { every: every('1d', 'Time between rows of a cohort; the last tick has them anyway.') },
        'What cohorts.csv holds: the sums of the agents of each cohort.',
      ),
    },
    'What a run writes besides metrics, charts and report.',
  );
}

function every(byDefault: string, description: string) {
  const range = { min: SECONDS_PER_HOUR, max: MAX_HORIZON_SECONDS };
  return durationField(range, { description: `${description} Whole ticks: rounded down, one at least.`, byDefault });
}
