import type { z } from 'zod';
import { SimError } from '../core/errors/sim-error.ts';
import type { PolicySpec } from '../core/run-spec.ts';
import { ACCUMULATOR_POLICY } from './accumulator.ts';
import { APATHETIC_POLICY } from './apathetic.ts';
import { BELIEVER_POLICY } from './believer.ts';
import { BOOSTER_HUNTER_POLICY } from './booster-hunter.ts';
import { COMPOUNDER_POLICY } from './compounder.ts';
import { DEBATER_POLICY } from './debater.ts';
import { DISTRIBUTOR_POLICY } from './distributor.ts';
import { HOLDER_POLICY } from './holder.ts';
import { LIQUIDITY_PROVIDER_POLICY } from './liquidity-provider.ts';
import { MERCENARY_POLICY } from './mercenary.ts';
import { PANIC_SELLER_POLICY } from './panic-seller.ts';
import type { Policy, PolicyContext, PolicyDefinition } from './policy.ts';
import { PROPOSER_POLICY } from './proposer.ts';
import { RECIPIENT_POLICY } from './recipient.ts';
import { STAKER_POLICY } from './staker.ts';
import { STEWARD_POLICY } from './steward.ts';
import { VOTE_SELLER_POLICY } from './vote-seller.ts';
import { VOTER_POLICY } from './voter.ts';
import { WATCHER_POLICY } from './watcher.ts';
import { WHALE_POLICY } from './whale.ts';
import { YIELD_SEEKER_POLICY } from './yield-seeker.ts';

/** Every policy of this build, in the order of the documentation. */
export const POLICY_DEFINITIONS: readonly PolicyDefinition[] = [
  STAKER_POLICY,
  WHALE_POLICY,
  VOTER_POLICY,
  PROPOSER_POLICY,
  RECIPIENT_POLICY,
  YIELD_SEEKER_POLICY,
  HOLDER_POLICY,
  BELIEVER_POLICY,
  MERCENARY_POLICY,
  PANIC_SELLER_POLICY,
  COMPOUNDER_POLICY,
  BOOSTER_HUNTER_POLICY,
  ACCUMULATOR_POLICY,
  DISTRIBUTOR_POLICY,
  APATHETIC_POLICY,
  STEWARD_POLICY,
  DEBATER_POLICY,
  LIQUIDITY_PROVIDER_POLICY,
  WATCHER_POLICY,
  VOTE_SELLER_POLICY,
];

export const POLICY_KINDS: readonly string[] = POLICY_DEFINITIONS.map(({ kind }) => kind);

/** One policy of a list, by default this build's. Throws `POLICY__KIND_UNKNOWN`. */
export function policyDefinition(
  kind: string,
  definitions: readonly PolicyDefinition[] = POLICY_DEFINITIONS,
): PolicyDefinition {
  const found = definitions.find((definition) => definition.kind === kind);
  if (found === undefined) {
    throw new SimError('POLICY__KIND_UNKNOWN', { kind, known: definitions.map((definition) => definition.kind) });
  }
  return found;
}

/** Strict schema of one policy's configuration. Throws `POLICY__KIND_UNKNOWN`. */
export function policyConfigSchema(kind: string): z.ZodObject {
  return policyDefinition(kind).configSchema;
}

/** Throws `POLICY__KIND_UNKNOWN` and `POLICY__CONFIG_INVALID`. */
export function createPolicy(
  spec: PolicySpec,
  context: PolicyContext,
  definitions: readonly PolicyDefinition[] = POLICY_DEFINITIONS,
): Policy {
  return policyDefinition(spec.kind, definitions).create(spec.config, context);
}
