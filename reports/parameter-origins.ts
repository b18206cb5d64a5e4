import type { RunManifest } from './artifacts/manifest.ts';
import type { Parameter } from './parameters.ts';

/** Parameters by who set them. */
export interface ParametersByOrigin {
  /** By the scenario file, or on the command line. */
  readonly set: readonly Parameter[];
  readonly defaults: readonly Parameter[];
}

/** Undefined for a run whose manifest does not tell the keys of its scenario. */
export function parametersByOrigin(
  parameters: readonly Parameter[],
  { scenario, overrides }: Pick<RunManifest, 'scenario' | 'overrides'>,
): ParametersByOrigin | undefined {
  if (scenario.keys === undefined) return undefined;
  const places = placesOf([...scenario.keys, ...Object.keys(overrides)]);
  const isSet = ({ path, keys = [] }: Parameter): boolean => [path, ...keys].some((key) => isAmong(key, places));
  return { set: parameters.filter(isSet), defaults: parameters.filter((parameter) => !isSet(parameter)) };
}

/** Keys, and all maps and lists around them; an item of a list is also one of any number. */
function placesOf(keys: readonly string[]): {
  readonly keys: ReadonlySet<string>;
  readonly parts: ReadonlySet<string>;
} {
  const written = new Set(keys.map(withoutQuotes).flatMap((key) => [key, ofAnyItem(key)]));
  return { keys: written, parts: new Set([...written].flatMap(partsOf)) };
}

/** A parameter is set by its own key, by one within it, or by the map or list that it is within. */
function isAmong(path: string, { keys, parts }: ReturnType<typeof placesOf>): boolean {
  return parts.has(path) || keys.has(path) || partsOf(path).some((part) => keys.has(part));
}

/** `lock_mix["30"]` as `lock_mix.30`, as parameters have it. */
function withoutQuotes(key: string): string {
  return key.replaceAll(/\["([^"]*)"\]/g, '.$1');
}

/** `staking.locks[0].days` as `staking.locks[].days`. */
function ofAnyItem(key: string): string {
  return key.replaceAll(/\[[0-9]+\]/g, '[]');
}

/** `a`, `a.b` and `a.b[0]` of `a.b[0].c`. */
function partsOf(key: string): readonly string[] {
  return [...key.matchAll(/[.[]/g)].map(({ index }) => key.slice(0, index)).filter((part) => part !== '');
}
