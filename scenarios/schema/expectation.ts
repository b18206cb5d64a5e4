import { kindKeyOf, type SchemaNode } from './json-schema.ts';

/** What a place in the file takes, in words: `a whole number from 1 to 100000`. `key` tells the unit of a number. */
export function expectationOf(node: SchemaNode, key = ''): string {
  if (node.const !== undefined) return JSON.stringify(node.const);
  if (node.enum !== undefined) return `one of ${node.enum.map((value) => JSON.stringify(value)).join(', ')}`;
  if (node.oneOf !== undefined)
    return `a map with ${kindKeyOf(node) === 'kind' ? 'a kind' : `the key ${kindKeyOf(node)}`} (${kindsOf(node).join(', ')}) and its settings`;
  switch (node.type) {
    case 'integer':
      return `a whole number${rangeOf(node)}${unitOf(key)}`;
    case 'number':
      return `a number${rangeOf(node)}${unitOf(key)}`;
    case 'boolean':
      return 'true or false';
    case 'array':
      return `a list of ${countOf(node)}`;
    case 'object':
      return node.properties === undefined ? 'a map' : `a map with ${keysOf(node)}`;
    default:
      return textOf(node);
  }
}

/** Kinds of the maps that a place tells apart by a key, such as `kind`. */
export function kindsOf(node: SchemaNode): readonly string[] {
  const key = kindKeyOf(node) ?? '';
  return (node.oneOf ?? []).map((option) => String(option.properties?.[key]?.const));
}

/** ` from 1 to 5`, or nothing for a number without bounds. */
export function rangeOf(node: SchemaNode): string {
  const { minimum, exclusiveMinimum, maximum } = node;
  if (exclusiveMinimum !== undefined)
    return ` above ${exclusiveMinimum}${maximum === undefined ? '' : `, at most ${maximum}`}`;
  if (minimum !== undefined && maximum !== undefined) return ` from ${minimum} to ${maximum}`;
  if (minimum !== undefined) return ` of at least ${minimum}`;
  return maximum === undefined ? '' : ` of at most ${maximum}`;
}

/** `5 items`, `1 to 200 items` */
export function countOf(node: SchemaNode): string {
  const { minItems = 0, maxItems } = node;
  if (minItems === maxItems) return `exactly ${minItems} items`;
  return maxItems === undefined ? `at least ${minItems} items` : `${minItems} to ${maxItems} items`;
}

/** Unit of a number by the name of its key: policies name theirs there. */
export function unitOf(key: string): string {
  if (/_bps(_|$)/.test(key)) return ' (basis points: 100 are 1%)';
  if (key.endsWith('_tokens')) return ' (tokens)';
  return /_days(_|$)/.test(key) ? ' (days)' : '';
}

function keysOf(node: SchemaNode): string {
  const required = node.required ?? [];
  const names = required.length > 0 ? required : Object.keys(node.properties ?? {});
  return `the key${names.length === 1 ? '' : 's'} ${names.join(', ')}`;
}

function textOf(node: SchemaNode): string {
  const title = node.title ?? 'text';
  const article = /^[aeiou]/.test(title) ? 'an' : 'a';
  const [example] = node.examples ?? [];
  const such = example === undefined ? '' : ` such as "${example}"`;
  const length = node.maxLength === undefined ? '' : `, at most ${node.maxLength} characters`;
  return `${article} ${title}${such}${length}`;
}
