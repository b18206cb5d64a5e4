import type { RunManifest } from '../artifacts/manifest.ts';
import { runParameters } from '../parameters.ts';

/** A parameter that the two sides do not share; undefined where a side does not have it. */
export interface ChangedParameter {
  readonly path: string;
  readonly a: string | undefined;
  readonly b: string | undefined;
}

export interface ParameterChanges {
  /** By the keys of a scenario file, with units. */
  readonly shown: readonly ChangedParameter[];
  /** By the keys of the resolved specification, to the last digit. */
  readonly exact: readonly ChangedParameter[];
}

/** Names and seeds are told apart from what an economy is. */
const NOT_PARAMETERS: readonly string[] = ['name', 'description', 'seed'];

/** Everything in which the economies of two runs differ. */
export function parameterChanges(a: RunManifest, b: RunManifest): ParameterChanges {
  return {
    shown: changesBetween(
      runParameters(a).map(({ path, value }) => [path, value]),
      runParameters(b).map(({ path, value }) => [path, value]),
    ),
    exact: changesBetween(leavesOf(a.spec), leavesOf(b.spec)),
  };
}

type Entries = readonly (readonly [path: string, value: string])[];

/** In the order of A; what only B has comes last. */
function changesBetween(a: Entries, b: Entries): readonly ChangedParameter[] {
  const ofA = new Map(a);
  const ofB = new Map(b);
  return [...new Set([...ofA.keys(), ...ofB.keys()])]
    .map((path) => ({ path, a: ofA.get(path), b: ofB.get(path) }))
    .filter((change) => change.a !== change.b);
}

function leavesOf(spec: RunManifest['spec']): Entries {
  return Object.entries(spec)
    .filter(([key]) => !NOT_PARAMETERS.includes(key))
    .flatMap(([key, value]) => leaves(key, value));
}

function leaves(path: string, value: unknown): Entries {
  if (typeof value !== 'object' || value === null) return [[path, JSON.stringify(value) ?? 'undefined']];
  const parts: Entries = Array.isArray(value)
    ? value.flatMap((item: unknown, index) => leaves(`${path}[${index}]`, item))
    : Object.entries(value).flatMap(([key, item]) => leaves(`${path}.${key}`, item));
  return parts.length === 0 ? [[path, JSON.stringify(value)]] : parts;
}
