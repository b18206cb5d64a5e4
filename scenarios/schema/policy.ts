import { z } from 'zod';
import type { PolicyDefinition } from '#sim/policies/policy.ts';
import { POLICY_DEFINITIONS } from '#sim/policies/registry.ts';

/** One strict map for each policy, told apart by `kind`; the other fields are the policy's own. */
export function policySchema(policies: readonly PolicyDefinition[] = POLICY_DEFINITIONS) {
  const options = policies.map(({ kind, description, configSchema }) =>
    z
      .strictObject({ kind: z.literal(kind).describe('Name of the policy.'), ...configSchema.shape })
      .describe(description),
  );
  const [first, ...others] = options;
  if (first === undefined) throw new TypeError('the list of policies is empty');
  return z
    .discriminatedUnion('kind', [first, ...others])
    .describe('How the agents of the cohort decide, and the settings of that policy.');
}
