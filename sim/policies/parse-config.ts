import type { z } from 'zod';
import { SimError } from '../core/errors/sim-error.ts';

/** Configuration of a policy or an attack by its own schema. Throws `POLICY__CONFIG_INVALID` with the first problem. */
export function parseConfig<Schema extends z.ZodObject>(
  kind: string,
  schema: Schema,
  config: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(config);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new SimError('POLICY__CONFIG_INVALID', {
    policy: kind,
    path: (issue?.path ?? []).join('.'),
    expected: issue?.message ?? 'a valid configuration',
    found: JSON.stringify(valueAt(config, issue?.path ?? [])) ?? 'nothing',
  });
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root;
  for (const key of path) value = (value as Readonly<Record<PropertyKey, unknown>> | undefined)?.[key];
  return value;
}
