import type { z } from 'zod';
import { parseConfig } from '../policies/parse-config.ts';
import type { AttackContext, AttackDefinition, AttackPlan } from './attack.ts';

type AttackParts<Schema extends z.ZodObject> = Omit<AttackDefinition, 'configSchema' | 'createPlan'> & {
  readonly configSchema: Schema;
  /** Called once a run and attacker. */
  readonly plan: (config: z.output<Schema>, context: AttackContext) => AttackPlan;
};

/** Binds an attack's parts: its `createPlan` parses the configuration first. */
export function defineAttack<Schema extends z.ZodObject>(parts: AttackParts<Schema>): AttackDefinition {
  const { plan, ...facts } = parts;
  return {
    ...facts,
    createPlan: (config, context) => plan(parseConfig(parts.kind, parts.configSchema, config), context),
  };
}
