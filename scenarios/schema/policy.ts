import { z } from 'zod';
import { POLICY_DEFINITIONS } from '#sim/policies/registry.ts';

/** One strict map for each policy of the registry, told apart by `kind`; the other fields are the policy's own. */
export function policySchema() {
  const options = POLICY_DEFINITIONS.map(({ kind, description, configSchema }) =>
    z
      .strictObject({ kind: z.literal(kind).describe('Name of the policy.'), ...configSchema.shape })
      .describe(description),
  );
  const [first, ...others] = options;
  if (first === undefined) throw new TypeError('the policy registry is empty');
  return z
    .discriminatedUnion('kind', [first, ...others])
    .describe('How the agents of the cohort decide, and the settings of that policy.');
}
