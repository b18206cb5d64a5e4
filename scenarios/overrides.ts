import type { ScenarioProblem } from '#sim/core/errors/codes.ts';
import { nearestName } from './schema/nearest.ts';
import { describeFound } from './schema/problems.ts';
import { createMap, formatPath, type PathSegment, printable, type SourceDocument } from './text/source-document.ts';

/** A value that takes the place of what a scenario says, before anything is checked. */
export interface ScenarioOverride {
  /**
   * Keys with dots between them, as in `mitigations.quadratic`. An item of a list goes by its number from 0, a cohort
   * also by its name: `population.whales.policy.target_share_bps`.
   */
  readonly path: string;
  /** As a scenario file would hold it; null leaves the key out. */
  readonly value: unknown;
}

const MAX_PATH_LENGTH = 200;

/** A document after its overrides. */
export interface OverriddenDocument {
  readonly document: SourceDocument;
  /** Overrides whose path leads nowhere. */
  readonly problems: readonly ScenarioProblem[];
  /** The override that a problem at a path comes from, as it is written; undefined for what the file says itself. */
  readonly originOf: (path: string) => string | undefined;
}

/** What one override set: the highest path that it changed, and the override. */
interface Change {
  readonly root: string;
  readonly override: string;
}

/** Sets values in a document that was read, one after the other; the document itself stays as it is. */
export function applyOverrides(document: SourceDocument, overrides: readonly ScenarioOverride[]): OverriddenDocument {
  const problems: ScenarioProblem[] = [];
  const changes: Change[] = [];
  let value = document.value;
  for (const { path, value: wanted } of overrides) {
    const segments = path.split('.');
    const setting = setAt(value, segments, wanted, []);
    if ('root' in setting) {
      value = setting.value;
      changes.push({ root: formatPath(setting.root), override: path });
      continue;
    }
    const { at, expected, found, hint } = setting;
    const line = document.lineAt(at);
    const shown = printable(path, MAX_PATH_LENGTH);
    const problem = { path: formatPath(at), line, expected: `${expected} for the override "${shown}"`, found };
    problems.push(hint === undefined ? problem : { ...problem, hint });
  }
  return {
    document: { ...document, value },
    problems,
    originOf: (path) =>
      changes.findLast(({ root }) => path === root || path.startsWith(`${root}.`) || path.startsWith(`${root}[`))
        ?.override,
  };
}

type Setting =
  | { readonly value: unknown; readonly root: readonly PathSegment[] }
  | {
      readonly at: readonly PathSegment[];
      readonly expected: string;
      readonly found: string;
      readonly hint?: string | undefined;
    };

/** A copy of a tree with one value set; maps that are not there yet are made. */
function setAt(tree: unknown, segments: readonly string[], wanted: unknown, at: readonly PathSegment[]): Setting {
  const [name = '', ...rest] = segments;
  if (name === '') return { at, expected: 'keys with one dot between them', found: 'an empty key' };
  if (typeof tree !== 'object' || tree === null) {
    return { at, expected: `a map or a list to set ${printable(name, 60)} in`, found: describeFound(tree) };
  }
  if (Array.isArray(tree)) return setInList(tree as readonly unknown[], name, rest, wanted, at);
  const isNew = !Object.hasOwn(tree, name);
  const path = [...at, name];
  const copy = Object.assign(createMap(), tree);
  if (rest.length === 0) {
    if (wanted === null) delete copy[name];
    else copy[name] = wanted;
    return { value: copy, root: path };
  }
  const below = setAt(isNew ? createMap() : copy[name], rest, wanted, path);
  if (!('root' in below)) return below;
  copy[name] = below.value;
  return { value: copy, root: isNew ? path : below.root };
}

function setInList(
  list: readonly unknown[],
  name: string,
  rest: readonly string[],
  wanted: unknown,
  at: readonly PathSegment[],
): Setting {
  const names = list.map(cohortOf);
  const named = names.indexOf(name);
  const index = named === -1 && /^(0|[1-9][0-9]{0,5})$/.test(name) ? Number(name) : named;
  if (index < 0 || index >= list.length) {
    const known = names.filter((cohort) => cohort !== undefined);
    const nearest = nearestName(name, known);
    return {
      at,
      expected:
        known.length > 0 ? 'the name of a cohort or its number from 0' : `a number from 0 to ${list.length - 1}`,
      found: `"${printable(name, 60)}"`,
      hint: nearest === undefined ? undefined : `did you mean "${nearest}"?`,
    };
  }
  const path = [...at, index];
  const below: Setting = rest.length === 0 ? { value: wanted, root: path } : setAt(list[index], rest, wanted, path);
  if (!('root' in below)) return below;
  return { value: list.with(index, below.value), root: below.root };
}

function cohortOf(item: unknown): string | undefined {
  const name = typeof item === 'object' && item !== null ? (item as { cohort?: unknown }).cohort : undefined;
  return typeof name === 'string' ? name : undefined;
}
