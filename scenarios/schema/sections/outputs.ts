import { z } from 'zod';
import { durationField } from '../fields.ts';
import { MAX_HORIZON_SECONDS, SECONDS_PER_HOUR } from '../limits.ts';
import { section } from './section.ts';

/** So many agents are enough for any picture of single ones. */
const MAX_SAMPLE = 100_000;

/** What a run writes besides metrics, failures, charts and report. */
export function outputsSection() {
  return section(
    {
      actions: z.boolean().default(false).describe('Also write actions.csv, one row an action.'),
      agents: section(
        {
          sample: z
            .int()
            .min(0)
            .max(MAX_SAMPLE)
            .default(200)
            .describe('So many agents, spread evenly over the population, have a row in each `every`; 0 for none.'),
          every: every('7d', 'Time between rows of the sample, in whole ticks.'),
          census: every('1y', 'Time between rows of all agents, in whole ticks; the last tick has them anyway.'),
        },
        'What agents.csv holds.',
      ),
      cohorts: section(
        { every: every('1d', 'Time between rows of a cohort, in whole ticks.') },
        'What cohorts.csv holds.',
      ),
    },
    'What a run writes besides metrics, charts and report.',
  );
}

function every(byDefault: string, description: string) {
  return durationField({ min: SECONDS_PER_HOUR, max: MAX_HORIZON_SECONDS }, { description, byDefault });
}
