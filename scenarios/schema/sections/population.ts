import { z } from 'zod';
import type { PolicyDefinition } from '#sim/policies/policy.ts';
import { percentageField } from '../fields.ts';
import type { ScenarioFrame } from '../frame.ts';
import { MAX_AGENTS, MAX_COHORT_NAME_LENGTH, MAX_COHORTS, MAX_QUOTE_UNITS, MAX_SUPPLY_BASE_UNITS } from '../limits.ts';
import { policySchema } from '../policy.ts';
import { cashSection, holdingsSection } from './holdings.ts';
import { nameField } from './name.ts';
import { arrivalSection, lifetimeSection } from './stay.ts';

export function populationSection({ token, quote }: ScenarioFrame, policies: readonly PolicyDefinition[]) {
  const cohort = z.strictObject({
    cohort: nameField(MAX_COHORT_NAME_LENGTH, 'long-term', 'Name of the cohort; no two share one.'),
    count: z.int().min(1).max(MAX_AGENTS).describe('Number of agents, each with a wallet of its own.'),
    holdings: holdingsSection(
      token,
      MAX_SUPPLY_BASE_UNITS,
      'What the agents hold when they come: exactly one of pareto, lognormal and csv.',
    ),
    cash: cashSection(
      quote,
      MAX_QUOTE_UNITS,
      'What they have to buy with when they come, in the quote asset: pareto or lognormal. Left out: nothing. Wants market.pool.',
    ).optional(),
    arrival: arrivalSection().optional(),
    lifetime: lifetimeSection().optional(),
    vesting: z
      .enum(['team', 'partners'])
      .optional()
      .describe(
        "The agents get the team's or the partners' share in equal parts as it unlocks; without such a cohort it goes to wallets outside the population.",
      ),
    attested: percentageField(
      { min: 0, max: 10_000 },
      {
        description: 'Part of the agents whom the attestor has vouched for at genesis, as one person each.',
        byDefault: '0%',
      },
    ),
    policy: policySchema(policies),
  });
  return z
    .array(cohort)
    .min(1)
    .max(MAX_COHORTS)
    .describe(`Cohorts of agents with the same settings; at most ${MAX_AGENTS} agents in all.`);
}
