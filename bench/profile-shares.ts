import type { Profiler } from 'node:inspector/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { grouped, markdownTable } from './tables.ts';

/** Busy time of one file or function itself, without what it calls. */
export interface ProfileShare {
  /** A path from the root, `node:fs`, or V8's own, such as `(garbage collector)`. */
  readonly file: string;
  /** Undefined for a whole file. */
  readonly call: string | undefined;
  readonly micros: number;
  /** Of all busy time, 0 to 1. */
  readonly share: number;
}

type Frame = Profiler.ProfileNode['callFrame'];
/** Whose time a sample is. */
type Place = Pick<ProfileShare, 'file'> & { readonly call: string };

/**
 * Shares of a processor profile by file and by function, greatest first. Native code, which V8 gives no file and often a
 * wrong name, counts apart for the function that calls it.
 */
export function profileShares(
  { nodes, samples = [], timeDeltas = [] }: Profiler.Profile,
  root: string,
): { readonly files: readonly ProfileShare[]; readonly calls: readonly ProfileShare[] } {
  const places = placesOf(nodes, root);
  const files = new Map<string, ProfileShare>();
  const calls = new Map<string, ProfileShare>();
  let total = 0;
  for (const [position, id] of samples.entries()) {
    const place = places.get(id);
    if (place === undefined || place.file === '(idle)') continue;
    // A sample lasts until the next one.
    const micros = timeDeltas[position + 1] ?? 0;
    total += micros;
    const { file, call } = place;
    add(files, file, { file, call: undefined, micros, share: 0 });
    add(calls, `${file} ${call}`, { file, call, micros, share: 0 });
  }
  const ranked = (found: ReadonlyMap<string, ProfileShare>): readonly ProfileShare[] =>
    [...found.values()].map((one) => ({ ...one, share: one.micros / total })).sort((a, b) => b.micros - a.micros);
  return { files: ranked(files), calls: ranked(calls) };
}

/** One row a share, the first `rows` of them. */
export function profileTable(shares: readonly ProfileShare[], rows: number): readonly string[] {
  const byCall = shares[0]?.call !== undefined;
  return markdownTable(
    ['file', ...(byCall ? ['function'] : []), 'ms', 'share'],
    shares
      .slice(0, rows)
      .map(({ file, call, micros, share }) => [
        file,
        ...(call === undefined ? [] : [call]),
        grouped(Math.round(micros / 1000)),
        `${(100 * share).toFixed(1)}%`,
      ]),
  );
}

function placesOf(nodes: readonly Profiler.ProfileNode[], root: string): ReadonlyMap<number, Place> {
  const places = new Map<number, Place>();
  const callers = new Map<number, Place>();
  // A caller comes before what it calls.
  for (const { id, callFrame, children = [] } of nodes) {
    const place = placeOf(callFrame, callers.get(id), root);
    places.set(id, place);
    for (const child of children) callers.set(child, place);
  }
  return places;
}

function placeOf({ url, functionName }: Frame, caller: Place | undefined, root: string): Place {
  const call = functionName || '(anonymous)';
  if (url !== '') return { file: url.startsWith('file:') ? relative(root, fileURLToPath(url)) : url, call };
  if (/^\(.*\)$/.test(functionName) || caller === undefined) return { file: call, call };
  return { file: caller.file.replace(/^(?!native, )/, 'native, from '), call: caller.call };
}

function add(shares: Map<string, ProfileShare>, key: string, share: ProfileShare): void {
  const micros = (shares.get(key)?.micros ?? 0) + share.micros;
  shares.set(key, { ...share, micros });
}
