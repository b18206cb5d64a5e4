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

/** Depth first, without calling itself: a manifest of anybody's may be nested as deep as JSON allows. */
function leaves(path: string, value: unknown): Entries {
  const found: (readonly [path: string, value: string])[] = [];
  const open: [path: string, value: unknown][] = [[path, value]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [at, one] = next;
    const parts = partsOf(at, one);
    if (parts.length === 0) found.push([at, JSON.stringify(one) ?? 'undefined']);
    for (let index = parts.length - 1; index >= 0; index--) open.push(parts[index] as [string, unknown]);
  }
  return found;
}

function partsOf(path: string, value: unknown): [path: string, value: unknown][] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.map((item: unknown, index) => [`${path}[${index}]`, item]);
  return Object.entries(value).map(([key, item]) => [`${path}.${key}`, item]);
}
