import type { z } from 'zod';
import type { ScenarioProblem } from '#sim/core/errors/codes.ts';
import { formatPath, type PathSegment, printable, type SourceDocument } from '../text/source-document.ts';
import { expectationOf, kindsOf } from './expectation.ts';
import type { QuantityIssue } from './fields.ts';
import { nodeAt, type SchemaNode, valueAt } from './json-schema.ts';
import { nearestName } from './nearest.ts';
import { readDuration, readPercentage } from './quantities.ts';

type Issue = z.core.$ZodIssue;

/** Keys named in a hint at most; the reference has the rest. */
const MAX_KEYS_LISTED = 32;
const MAX_VALUE_LENGTH = 60;
const COMMA_HINT = 'a comma ends a value; write thousands as in 10_000';

/**
 * Turns what zod found into problems with a place in the file, in words that need no knowledge of zod. `what` is what the
 * whole file is.
 */
export function problemsOf(
  issues: readonly Issue[],
  document: SourceDocument,
  schema: SchemaNode,
  what: 'scenario' | 'sweep' = 'scenario',
): readonly ScenarioProblem[] {
  return issues.flatMap((issue) => {
    const path = issue.path as readonly PathSegment[];
    const place = { path: formatPath(path), line: document.lineAt(path) };
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => unknownKey(path, key, document, schema, what));
    const found = issue.code === 'invalid_key' ? path.at(-1) : valueAt(document.value, path);
    const expected = expectedBy(issue, path, document, schema);
    const hint = hintFor(issue, path, found, document, schema);
    return [{ ...place, expected, found: describeFound(found), ...(hint === undefined ? {} : { hint }) }];
  });
}

/** A value as a message shows it: short, on one line, safe to print. */
export function describeFound(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'an empty value';
  if (typeof value === 'string') return `"${printable(value, MAX_VALUE_LENGTH)}"`;
  if (Array.isArray(value)) return `a list of ${countOf(value.length, 'item')}`;
  if (typeof value === 'object') return `a map with ${countOf(Object.keys(value).length, 'key')}`;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : `a ${typeof value}`;
}

function unknownKey(
  path: readonly PathSegment[],
  key: string,
  document: SourceDocument,
  schema: SchemaNode,
  what: string,
): ScenarioProblem {
  const known = Object.keys(nodeAt(schema, path, document.value)?.properties ?? {});
  const nearest = nearestName(key, known);
  const elsewhere = nearest === undefined ? nearestPlace(path, placesOf(key, schema)) : undefined;
  const isCutNumber = document.format === 'yaml' && /^[0-9]{3}(\b|_)/.test(key);
  const listed = `known keys: ${known.slice(0, MAX_KEYS_LISTED).join(', ')}${known.length > MAX_KEYS_LISTED ? ', ...' : ''}`;
  const at = [...path, key];
  return {
    path: formatPath(at),
    line: document.lineAt(at),
    expected: path.length === 0 ? `a key of a ${what}` : `a key of ${formatPath(path)}`,
    found: `the unknown key "${printable(key, MAX_VALUE_LENGTH)}"`,
    hint: isCutNumber ? COMMA_HINT : (guessInWords(key, nearest, elsewhere) ?? listed),
  };
}

/** A key of the top level has no path to tell it by. */
function guessInWords(key: string, nearest: string | undefined, elsewhere: string | undefined): string | undefined {
  if (nearest === undefined && elsewhere === key) return `"${key}" is a key of the top level`;
  const guess = nearest ?? elsewhere;
  return guess === undefined ? undefined : `did you mean "${guess}"?`;
}

/** The place with the longest beginning in common with a path; of several the first. */
function nearestPlace(path: readonly PathSegment[], places: readonly string[]): string | undefined {
  const wanted = formatPath(path).replaceAll(/\[[0-9]+\]/g, '[]');
  let best: string | undefined;
  let bestLength = -1;
  for (const place of places) {
    let length = 0;
    while (length < wanted.length && wanted[length] === place[length]) length += 1;
    if (length > bestLength) {
      best = place;
      bestLength = length;
    }
  }
  return best;
}

/** Paths of a key in the whole schema, as in `population[].policy.kind`. */
function placesOf(key: string, node: SchemaNode, path = ''): readonly string[] {
  const places: string[] = [];
  for (const [name, child] of Object.entries(node.properties ?? {})) {
    const at = path === '' ? name : `${path}.${name}`;
    if (name === key) places.push(at);
    places.push(...placesOf(key, child, at));
  }
  if (node.items !== undefined) places.push(...placesOf(key, node.items, `${path}[]`));
  for (const option of node.oneOf ?? []) places.push(...placesOf(key, option, path));
  return places;
}

function expectedBy(issue: Issue, path: readonly PathSegment[], document: SourceDocument, schema: SchemaNode): string {
  const quantity = quantityOf(issue);
  if (quantity !== undefined) return quantity.expected;
  if (issue.code === 'invalid_key') return `keys that are each ${issue.issues[0]?.message ?? 'of another form'}`;
  if (issue.code === 'invalid_union') return `one of ${kindsAt(path, document, schema).join(', ')}`;
  const node = nodeAt(schema, path, document.value);
  return node === undefined ? issue.message : expectationOf(node, String(path.at(-1) ?? ''));
}

function hintFor(
  issue: Issue,
  path: readonly PathSegment[],
  found: unknown,
  document: SourceDocument,
  schema: SchemaNode,
): string | undefined {
  if (path.length === 0) return undefined;
  if (found === undefined) return 'the key is required';
  const node = nodeAt(schema, path, document.value);
  if (found === null) {
    return node?.default === undefined
      ? 'write a value after the colon'
      : 'leave the key out to have its default, or write a value after the colon';
  }
  const suggestion = quantityOf(issue)?.suggestion;
  if (suggestion !== undefined) return `did you mean "${suggestion}"?`;
  if (issue.code === 'invalid_union') {
    if (typeof found !== 'string') return undefined;
    const nearest = nearestName(found, kindsAt(path, document, schema));
    return nearest === undefined ? undefined : `did you mean "${nearest}"?`;
  }
  const corrected = node === undefined ? undefined : correction(node, found, String(path.at(-1) ?? ''));
  return corrected === undefined ? undefined : `did you mean ${JSON.stringify(corrected)}?`;
}

function quantityOf(issue: Issue): QuantityIssue | undefined {
  return issue.code === 'custom' ? (issue.params as QuantityIssue | undefined) : undefined;
}

/** Kinds of policy that the map around a `kind` may have. */
function kindsAt(path: readonly PathSegment[], document: SourceDocument, schema: SchemaNode): readonly string[] {
  const node = nodeAt(schema, path.slice(0, -1), document.value);
  return node === undefined ? [] : kindsOf(node);
}

/** The value that the writer most likely meant, when it is plain. */
function correction(node: SchemaNode, found: unknown, key: string): string | number | boolean | undefined {
  if (typeof found === 'string' && node.type === 'boolean') {
    if (/^(true|yes|on)$/i.test(found)) return true;
    return /^(false|no|off)$/i.test(found) ? false : undefined;
  }
  if (typeof found === 'string' && (node.type === 'integer' || node.type === 'number')) {
    const number = numberOf(found, key);
    return number === undefined || expectsOther(node, number) ? undefined : number;
  }
  if (typeof found === 'string' && node.enum !== undefined) return nearestName(found, node.enum.map(String));
  if (node.type !== 'string' || node.pattern === undefined) return undefined;
  if (typeof found === 'number') return new RegExp(node.pattern, 'u').test(String(found)) ? String(found) : undefined;
  if (typeof found !== 'string' || found.length > MAX_VALUE_LENGTH) return undefined;
  const kebab = found
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const pattern = new RegExp(node.pattern, 'u');
  return [kebab, found.toUpperCase()].find((text) => text !== found && pattern.test(text));
}

function numberOf(text: string, key: string): number | undefined {
  if (/^-?[0-9][0-9_,]*(\.[0-9]+)?$/.test(text)) return Number(text.replace(/[_,]/g, ''));
  if (/_bps(_|$)/.test(key)) {
    const share = readPercentage(text, { min: 0, max: 1_000_000 });
    return share.ok ? share.value : undefined;
  }
  if (!/_days(_|$)/.test(key)) return undefined;
  const seconds = readDuration(text, { min: 0, max: Number.MAX_SAFE_INTEGER });
  return seconds.ok ? seconds.value / 86_400 : undefined;
}

function expectsOther(node: SchemaNode, number: number): boolean {
  const { minimum = -Infinity, exclusiveMinimum = -Infinity, maximum = Infinity } = node;
  const isWhole = node.type !== 'integer' || Number.isInteger(number);
  return !isWhole || number < minimum || number <= exclusiveMinimum || number > maximum;
}

function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
