import { z } from 'zod';
import { amountField, percentageField } from '../fields.ts';
import type { ScenarioFrame } from '../frame.ts';
import {
  MAX_AGENTS,
  MAX_ALPHA,
  MAX_COHORT_NAME_LENGTH,
  MAX_COHORTS,
  MAX_SUPPLY_BASE_UNITS,
  MIN_ALPHA,
} from '../limits.ts';
import { policySchema } from '../policy.ts';
import { nameField } from './name.ts';

export function populationSection({ token }: ScenarioFrame) {
  const bound: { readonly min: bigint; readonly max: bigint } = { min: 1n, max: MAX_SUPPLY_BASE_UNITS };
  const pareto = z
    .strictObject({
      alpha: z
        .number()
        .min(MIN_ALPHA)
        .max(MAX_ALPHA)
        .describe('Tail exponent; the smaller, the more unequal. Token holders are near 1.02 to 1.15.'),
      min: amountField(token, bound, { description: 'Least balance of a wallet.' }),
      max: amountField(token, bound, { description: 'Largest balance of a wallet; not below min.' }),
    })
    .describe('Truncated Pareto distribution: each wallet draws its balance from it.');
  const cohort = z.strictObject({
    cohort: nameField(MAX_COHORT_NAME_LENGTH, 'long-term', 'Name of the cohort; no two share one.'),
    count: z.int().min(1).max(MAX_AGENTS).describe('Number of agents, each with a wallet of its own.'),
    holdings: z.strictObject({ pareto }).describe('What the agents hold at genesis.'),
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
    policy: policySchema(),
  });
  return z
    .array(cohort)
    .min(1)
    .max(MAX_COHORTS)
    .describe(`Cohorts of agents with the same settings; at most ${MAX_AGENTS} agents in all.`);
}
