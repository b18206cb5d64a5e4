import { countOf, kindsOf, rangeOf } from '#scenarios/schema/expectation.ts';
import { kindKeyOf, type SchemaNode } from '#scenarios/schema/json-schema.ts';

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

/** Rows of maps that differ by a kind; policies and attacks have tables of their own. */
function kindRows(node: SchemaNode, path: string): readonly string[] {
  if (path.endsWith('.policy') || path === 'attacks') return [];
  return kindTables(node).flatMap(({ kind, settings }) => rowsOf(settings, `${path}[${kind}]`));
}

/** What one kind of a map that has several may hold besides the key that tells its kind. */
export interface KindTable {
  readonly kind: string;
  readonly description: string;
  readonly settings: SchemaNode;
}

/** The kinds of a map that has several, each without the keys in `leftOut`. */
export function kindTables(node: SchemaNode, leftOut: readonly string[] = []): readonly KindTable[] {
  const key = kindKeyOf(node) ?? '';
  return (node.oneOf ?? []).map((option) => {
    const own = Object.entries(option.properties ?? {}).filter(([name]) => name !== key && !leftOut.includes(name));
    return {
      kind: String(option.properties?.[key]?.const),
      description: option.description ?? '',
      settings: { ...option, properties: Object.fromEntries(own) },
    };
  });
}

function rowOf(path: string, node: SchemaNode, isRequired: boolean): string {
  const byDefault = isRequired ? 'required' : defaultOf(node);
  return `| \`${path}\` | ${typeOf(node)} | ${byDefault} | ${(node.description ?? '').replaceAll('|', '\\|')} |`;
}

function typeOf(node: SchemaNode): string {
  if (node.const !== undefined) return `\`${JSON.stringify(node.const)}\``;
  if (node.oneOf !== undefined) return `map by \`${kindKeyOf(node)}\`: ${kindsOf(node).join(', ')}`;
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
