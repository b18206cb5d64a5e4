import { countOf, kindsOf, rangeOf } from '#scenarios/schema/expectation.ts';
import type { SchemaNode } from '#scenarios/schema/json-schema.ts';

/** One row a key, all levels down. */
export function tableOf(node: SchemaNode, path: string): readonly string[] {
  return ['| key | type | default | what it is |', '| --- | --- | --- | --- |', ...rowsOf(node, path)];
}

function rowsOf(node: SchemaNode, path: string): readonly string[] {
  return Object.entries(node.properties ?? {}).flatMap(([key, child]) => {
    const at = path === '' ? key : `${path}.${key}`;
    const isRequired = node.required?.includes(key) === true;
    return [rowOf(at, child, isRequired), ...childRows(child, at)];
  });
}

function childRows(node: SchemaNode, path: string): readonly string[] {
  const { items } = node;
  if (items === undefined) return node.oneOf === undefined ? rowsOf(node, path) : kindRows(node, path);
  if (items.properties !== undefined) return rowsOf(items, `${path}[]`);
  return [rowOf(`${path}[]`, items, true), ...kindRows(items, path)];
}

/** Rows of maps that differ by `kind`; the policies have tables of their own. */
function kindRows(node: SchemaNode, path: string): readonly string[] {
  if (path.endsWith('.policy')) return [];
  return (node.oneOf ?? []).flatMap((option) => {
    const { kind, ...settings } = option.properties ?? {};
    return rowsOf({ ...option, properties: settings }, `${path}[${String(kind?.const)}]`);
  });
}

function rowOf(path: string, node: SchemaNode, isRequired: boolean): string {
  const byDefault = isRequired ? 'required' : defaultOf(node);
  return `| \`${path}\` | ${typeOf(node)} | ${byDefault} | ${(node.description ?? '').replaceAll('|', '\\|')} |`;
}

function typeOf(node: SchemaNode): string {
  if (node.const !== undefined) return `\`${JSON.stringify(node.const)}\``;
  if (node.oneOf !== undefined) return `map with a kind: ${kindsOf(node).join(', ')}`;
  if (node.enum !== undefined) return node.enum.map((value) => `\`${value}\``).join(' or ');
  if (node.type === 'array') return `list, ${countOf(node)}`;
  if (node.type === 'object') return 'map';
  if (node.type === 'boolean') return '`true` or `false`';
  if (node.type === 'integer') return `whole number${rangeOf(node)}`;
  if (node.type === 'number') return `number${rangeOf(node)}`;
  return `${node.title ?? 'text'}${node.maxLength === undefined ? '' : `, at most ${node.maxLength} characters`}`;
}

function defaultOf(node: SchemaNode): string {
  const { default: value } = node;
  if (value === undefined) return 'none';
  if (Array.isArray(value)) return value.length === 0 ? 'empty' : value.map(shown).join(', ');
  return typeof value === 'object' ? 'the defaults below' : shown(value);
}

function shown(value: unknown): string {
  if (value === '') return 'empty';
  if (typeof value !== 'object' || value === null) return `\`${String(value)}\``;
  return `\`${Object.values(value).map(String).join(' ')}\``;
}
