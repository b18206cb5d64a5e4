import type { z } from 'zod';
import { SimError } from '../core/errors/sim-error.ts';
import type { Rng } from '../core/rng.ts';
import type { Mind, PolicyContext, PolicyDefinition } from './policy.ts';

interface PolicyParts<Schema extends z.ZodObject> {
  readonly kind: string;
  readonly description: string;
  readonly configSchema: Schema;
  /** Called once a cohort; what it returns is called once an agent. */
  readonly prepare: (config: z.output<Schema>, context: PolicyContext) => (rng: Rng) => Mind;
}

/** Binds a policy's parts: its `create` parses the configuration first. */
export function definePolicy<Schema extends z.ZodObject>(parts: PolicyParts<Schema>): PolicyDefinition {
  const { kind, description, configSchema, prepare } = parts;
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
      return { kind, createMind: prepare(parsed.data, context) };
    },
  };
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root;
  for (const key of path) value = (value as Readonly<Record<PropertyKey, unknown>> | undefined)?.[key];
  return value;
}
