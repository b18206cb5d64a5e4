import { describe, expect, it } from 'vitest';
import { policySchema } from '#scenarios/schema/policy.ts';
import { POLICY_DEFINITIONS } from '#sim/policies/registry.ts';

describe('scenarios/schema/policy.ts', () => {
  it('takes every policy of the registry by its kind alone, with the defaults of the policy', () => {
    for (const { kind, configSchema } of POLICY_DEFINITIONS) {
      expect(policySchema().parse({ kind })).toStrictEqual({ kind, ...configSchema.parse({}) });
    }
  });

  it('rejects the settings of another policy', () => {
    const result = policySchema().safeParse({ kind: 'staker', tranches: 3 });
    expect(result.error?.issues).toMatchObject([{ code: 'unrecognized_keys', keys: ['tranches'] }]);
  });

  it('rejects an unknown kind', () => {
    expect(policySchema().safeParse({ kind: 'bot' }).error?.issues).toMatchObject([{ path: ['kind'] }]);
  });
});
