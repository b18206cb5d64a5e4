import type { z } from 'zod';
import type { AgentActionKind } from '../ports/staking-chain.ts';
import { parseConfig } from './parse-config.ts';
import type { Mind, PolicyContext, PolicyDefinition, Streams } from './policy.ts';

/** What every policy may do that stakes. */
export const STAKING_KINDS: readonly AgentActionKind[] = ['stake', 'unstake', 'claim_rewards'];

interface PolicyParts<Schema extends z.ZodObject> {
  readonly kind: string;
  readonly description: string;
  readonly configSchema: Schema;
  /** Kinds of action that minds with this configuration may ask for. Default: to stake, to leave and to claim. */
  readonly actionKinds?: (config: z.output<Schema>, context: PolicyContext) => readonly AgentActionKind[];
  /** Called once a cohort; what it returns is called once an agent. */
  readonly prepare: (config: z.output<Schema>, context: PolicyContext) => (streams: Streams) => Mind;
}

/** Binds a policy's parts: its `create` parses the configuration first. */
export function definePolicy<Schema extends z.ZodObject>(parts: PolicyParts<Schema>): PolicyDefinition {
  const { kind, description, configSchema, prepare, actionKinds = () => STAKING_KINDS } = parts;
  return {
    kind,
    description,
    configSchema,
    create(config, context) {
      const parsed = parseConfig(kind, configSchema, config);
      return { kind, actionKinds: actionKinds(parsed, context), createMind: prepare(parsed, context) };
    },
  };
}
