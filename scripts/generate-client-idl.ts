import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMain, ROOT } from './check.ts';
import { writeGenerated } from './generated-file.ts';

const IDL = 'programs/staking/artifacts/staking.json';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * `client/generated/staking.ts`: the IDL as a literal type with the names that Anchor's client gives it. A type
 * alone, because JSON that is imported loses its literals; the values stay in the IDL file.
 */
export function clientIdlType(idl: Json): string {
  return [
    '// Generated from programs/staking/artifacts/staking.json by `npm run generate`; do not edit.',
    '',
    '/** The IDL of the staking program, as `Program<Staking>` wants it. */',
    `export type Staking = ${JSON.stringify(inCamelCase(idl), undefined, 2)};`,
    '',
  ].join('\n');
}

/** Names in camel case, as Anchor's client has them; no prose, which types have no use for. */
function inCamelCase(value: Json, key = ''): Json {
  if (typeof value === 'string') return key === 'name' || key === 'relations' ? camel(value) : value;
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map((item) => inCamelCase(item, key));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== 'docs' && name !== 'msg')
      .map(([name, item]) => [name, inCamelCase(item, name)]),
  );
}

function isList(value: object): value is readonly Json[] {
  return Array.isArray(value);
}

function camel(name: string): string {
  const joined = name.replace(/_+([a-zA-Z0-9])/g, (_, letter: string) => letter.toUpperCase());
  return joined.charAt(0).toLowerCase() + joined.slice(1);
}

if (isMain(import.meta.url)) {
  writeGenerated(
    'client/generated/staking.ts',
    clientIdlType(JSON.parse(readFileSync(join(ROOT, IDL), 'utf8')) as Json),
  );
}
