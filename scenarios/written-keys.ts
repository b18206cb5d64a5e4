import type { ScenarioSource } from './load.ts';
import { readDocument } from './text/read-document.ts';
import { formatPath, type SourcePath } from './text/source-document.ts';

/**
 * The keys that a scenario's text itself sets, in its order, as in `population[0].count`; all others have defaults. A map
 * or list without anything in it counts as a value.
 */
export function writtenKeys(text: string, source: ScenarioSource): readonly string[] {
  return leavesOf(readDocument(text, source).value, []);
}

function leavesOf(value: unknown, path: SourcePath): readonly string[] {
  const children: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? [...value.entries()]
    : typeof value === 'object' && value !== null
      ? Object.entries(value)
      : [];
  if (children.length > 0) return children.flatMap(([key, child]) => leavesOf(child, [...path, key]));
  return path.length === 0 ? [] : [formatPath(path)];
}
