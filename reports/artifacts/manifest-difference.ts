import { shownText } from './cell-value.ts';
import type { EndedManifest } from './manifest.ts';

/** What a manifest says of its run that follows from the run alone, and that reports and digests are built on. */
const TOLD = [
  'resultsDigest',
  'ticksFinished',
  'actions',
  'vacuousKinds',
  'assertions',
  'broken',
  'spec',
] as const satisfies readonly (keyof EndedManifest)[];

/** The first value in which two manifests of one run differ. */
export interface ManifestDifference {
  /** As `assertions.0.holds`. */
  readonly path: string;
  readonly expected: string;
  readonly found: string;
}

/** Undefined when both tell the same. The order of keys tells nothing. */
export function manifestDifference(expected: EndedManifest, found: EndedManifest): ManifestDifference | undefined {
  for (const key of TOLD) {
    const difference = firstOther(key, expected[key], found[key]);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

function firstOther(path: string, expected: unknown, found: unknown): ManifestDifference | undefined {
  if (!isTree(expected) || !isTree(found)) {
    return Object.is(expected, found) ? undefined : { path, expected: inWords(expected), found: inWords(found) };
  }
  for (const key of new Set([...Object.keys(expected), ...Object.keys(found)])) {
    const difference = firstOther(`${path}.${key}`, expected[key], found[key]);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

function isTree(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function inWords(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (isTree(value)) return 'an entry';
  return typeof value === 'string' ? shownText(value) : JSON.stringify(value);
}
