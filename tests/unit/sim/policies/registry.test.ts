import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isSimError } from '#sim/core/errors/sim-error.ts';
import {
  createPolicy,
  POLICY_DEFINITIONS,
  POLICY_KINDS,
  policyConfigSchema,
  policyDefinition,
} from '#sim/policies/registry.ts';
import { aRunSpec } from '#tests/support/sim-fixtures.ts';

const context = { staking: aRunSpec().staking, minClaimBaseUnits: 1n, hasPool: true };

/** Left out, they mean something of their own. */
const OPTIONAL = new Set(['lock_mix', 'boosters', 'voting', 'selling', 'market_selling']);

describe('sim/policies/registry.ts', () => {
  it('lists every policy once', () => {
    expect(POLICY_KINDS).toEqual([
      'staker',
      'whale',
      'voter',
      'proposer',
      'recipient',
      'yield_seeker',
      'holder',
      'believer',
      'mercenary',
      'panic_seller',
      'compounder',
      'booster_hunter',
      'accumulator',
      'distributor',
      'apathetic',
      'steward',
      'debater',
      'liquidity_provider',
      'watcher',
      'vote_seller',
    ]);
    expect(new Set(POLICY_KINDS).size).toBe(POLICY_KINDS.length);
  });

  it('describes every policy and every field, and knows a default for each that may not be left out', () => {
    for (const { description, configSchema } of POLICY_DEFINITIONS) {
      expect(description).toMatch(/^[A-Z].*\.$/);
      const schema = z.toJSONSchema(configSchema, { io: 'input' });
      expect(schema.additionalProperties).toBe(false);
      for (const [name, field] of Object.entries(schema.properties ?? {})) {
        expect(name).toMatch(/^[a-z_]+$/);
        expect(typeof field === 'object' && field.description).toMatch(/\w/);
        expect(typeof field === 'object' && (field.default !== undefined || OPTIONAL.has(name))).toBe(true);
      }
    }
  });

  it('takes its own defaults', () => {
    for (const { kind, configSchema } of POLICY_DEFINITIONS) {
      const defaults = configSchema.parse({});
      expect(createPolicy({ kind, config: defaults }, context).kind).toBe(kind);
      expect(configSchema.parse(defaults)).toEqual(defaults);
    }
  });

  it('finds a policy and its schema by name', () => {
    expect(policyDefinition('whale').kind).toBe('whale');
    expect(policyConfigSchema('staker')).toBe(policyDefinition('staker').configSchema);
  });

  it('rejects a policy that does not exist, and settings that a policy does not have', () => {
    try {
      policyDefinition('stakr');
      expect.unreachable();
    } catch (error) {
      expect(isSimError(error, 'POLICY__KIND_UNKNOWN') && error.context.known).toEqual(POLICY_KINDS);
    }
    expect(() => createPolicy({ kind: 'staker', config: { reviews: 1 } }, context)).toThrow('Unrecognized key');
  });
});
