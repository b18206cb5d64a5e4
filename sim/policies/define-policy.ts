import type { z } from 'zod';
import { SimError } from '../core/errors/sim-error.ts';
import type { AgentActionKind } from '../ports/staking-chain.ts';
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
      const parsed = configSchema.safeParse(config);
      if (!parsed.success) {
        const [issue] = parsed.error.issues;
        throw new SimError('POLICY__CONFIG_INVALID', {
          policy: kind,
          path: (issue?.path ?? []).join('.'),
          expected: issue?.message ?? 'a valid configuration',
          found: JSON.stringify(valueAt(config, issue?.path ?? [])) ?? 'nothing',
        });
      }
      return { kind, actionKinds: actionKinds(parsed.data, context), createMind: prepare(parsed.data, context) };
    },
  };
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root;
  for (const key of path) value = (value as Readonly<Record<PropertyKey, unknown>> | undefined)?.[key];
  return value;
}
