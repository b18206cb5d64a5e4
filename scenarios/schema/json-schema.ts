import { z } from 'zod';
import type { PolicyDefinition } from '#sim/policies/policy.ts';
import { sweepSchema } from '../sweep/sweep-schema.ts';
import { DEFAULT_FRAME, type ScenarioFrame } from './frame.ts';
import { scenarioSchema } from './scenario.ts';

type JsonType = 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean';

/** The part of JSON Schema (draft 7) that a scenario needs. */
export interface SchemaNode {
  readonly $schema?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: JsonType | readonly JsonType[];
  readonly const?: string | number;
  readonly enum?: readonly (string | number)[];
  readonly default?: unknown;
  readonly examples?: readonly string[];
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: SchemaNode;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly oneOf?: readonly SchemaNode[];
  readonly propertyNames?: SchemaNode;
  readonly additionalProperties?: SchemaNode | false;
}

/** JSON Schema of what a scenario file may hold, made from the zod schema; defaults are those of the frame's profile. */
export function scenarioJsonSchema(
  frame: ScenarioFrame = DEFAULT_FRAME,
  policies?: readonly PolicyDefinition[],
): SchemaNode {
  return jsonSchemaOf(scenarioSchema(frame, policies));
}

/** JSON Schema of what a sweep file may hold. */
export function sweepJsonSchema(): SchemaNode {
  return jsonSchemaOf(sweepSchema());
}

export function jsonSchemaOf(schema: z.ZodType): SchemaNode {
  return z.toJSONSchema(schema, { io: 'input', target: 'draft-7' }) as SchemaNode;
}

/** The key that tells the maps of a place apart, as `kind` does policies; undefined where there is but one form. */
export function kindKeyOf(node: SchemaNode): string | undefined {
  const [first, ...others] = node.oneOf ?? [];
  return Object.entries(first?.properties ?? {}).find(
    ([key, { const: name }]) =>
      name !== undefined && others.every((option) => option.properties?.[key]?.const !== undefined),
  )?.[0];
}

/** The node at a path; where maps differ by a kind, that of the value. Undefined for a place the schema does not have. */
export function nodeAt(root: SchemaNode, path: readonly PropertyKey[], value: unknown): SchemaNode | undefined {
  let node: SchemaNode | undefined = root;
  let current = value;
  for (const segment of path) {
    if (node === undefined) return undefined;
    node = typeof segment === 'number' ? node.items : propertyOf(resolved(node, current), String(segment));
    current = childOf(current, segment);
  }
  return node === undefined ? undefined : resolved(node, current);
}

/** A value in a tree of maps and lists; undefined where the path leads nowhere. */
export function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce(childOf, root);
}

function childOf(value: unknown, segment: PropertyKey): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, segment)) return undefined;
  return (value as Readonly<Record<PropertyKey, unknown>>)[segment];
}

function resolved(node: SchemaNode, value: unknown): SchemaNode {
  const key = kindKeyOf(node);
  if (key === undefined) return node;
  const kind = childOf(value, key);
  return node.oneOf?.find((option) => option.properties?.[key]?.const === kind) ?? node;
}

function propertyOf(node: SchemaNode, key: string): SchemaNode | undefined {
  if (node.properties !== undefined && Object.hasOwn(node.properties, key)) return node.properties[key];
  return node.additionalProperties === false ? undefined : node.additionalProperties;
}
