import type { ScenarioProblem } from '#sim/core/errors/codes.ts';
import { SimError } from '#sim/core/errors/sim-error.ts';
import { MAX_NESTING, MAX_VALUES } from '../schema/limits.ts';

/** A key of a map or an index of a list. */
export type PathSegment = string | number;
export type SourcePath = readonly PathSegment[];

/** The text format of a scenario. */
export type ScenarioFormat = 'yaml' | 'json';

/** A text read into plain values that know their lines. */
export interface SourceDocument {
  readonly file: string;
  readonly format: ScenarioFormat;
  /** Maps without a prototype, lists, texts, numbers, booleans and nulls. */
  readonly value: unknown;
  /** What the text's own grammar allows and a scenario does not: a key given twice, a tag, a lost alias. */
  readonly problems: readonly ScenarioProblem[];
  /** Whether the text has something at the path; defaults have not. */
  has(path: SourcePath): boolean;
  /** 1-based line of a key or item; of the nearest part above it when the text has no such path. */
  lineAt(path: SourcePath): number;
}

const PLAIN_KEY = /^[A-Za-z_$][A-Za-z0-9_$-]*$/;
const MAX_KEY_LENGTH = 60;
export const NESTING_LIMIT = `at most ${MAX_NESTING} levels of maps and lists`;
/** Control and direction characters, which could disguise what a terminal shows. */
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** Text that is safe to print: unprintable characters escaped, length bounded. */
export function printable(text: string, maxLength: number): string {
  const cut = text.length > maxLength ? `${text.slice(0, maxLength)}...` : text;
  return cut.replace(UNPRINTABLE, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** `population[1].count`; keys that are not plain words are quoted. */
export function formatPath(path: SourcePath): string {
  let text = '';
  for (const segment of path) {
    if (typeof segment === 'number') text += `[${segment}]`;
    else if (PLAIN_KEY.test(segment) && segment.length <= MAX_KEY_LENGTH) text += text === '' ? segment : `.${segment}`;
    else text += `["${printable(segment, MAX_KEY_LENGTH)}"]`;
  }
  return text;
}

/** Lines by place, as a tree: long keys and deep paths cost no more than they are written. */
interface Place {
  readonly line: number;
  readonly children: Map<PathSegment, Place>;
}

/** Collects lines and problems while a reader walks its text, and holds both readers to the same limits. */
export class SourceRecorder {
  readonly file: string;
  private readonly format: ScenarioFormat;
  private root: Place | undefined;
  private readonly problems: ScenarioProblem[] = [];
  private valueCount = 0;

  constructor(file: string, format: ScenarioFormat) {
    this.file = file;
    this.format = format;
  }

  /** Counts one value at a depth. Errors: SCENARIO__INVALID past MAX_NESTING or MAX_VALUES. */
  enter(path: SourcePath, line: number): void {
    if (path.length > MAX_NESTING) this.refuse(line, NESTING_LIMIT, 'more');
    this.valueCount += 1;
    if (this.valueCount > MAX_VALUES)
      this.refuse(line, `at most ${MAX_VALUES} values with aliases written out`, 'more');
    const place: Place = { line, children: new Map() };
    const segment = path.at(-1);
    if (segment === undefined) this.root = place;
    else nearestPlace(this.root, path.slice(0, -1)).place?.children.set(segment, place);
  }

  /** Records a key that its map has already; the first value stays. */
  duplicate(path: SourcePath, line: number): void {
    this.report({
      path: formatPath(path),
      line,
      expected: 'each key once',
      found: 'the key a second time',
      hint: `it is set on line ${nearestPlace(this.root, path).place?.line ?? 0} already`,
    });
  }

  report(problem: ScenarioProblem): void {
    this.problems.push(problem);
  }

  /** Stops reading with one problem. */
  refuse(line: number, expected: string, found: string): never {
    const problem = Object.freeze({ path: '', line, expected, found });
    throw new SimError('SCENARIO__INVALID', { file: this.file, problems: Object.freeze([problem]) });
  }

  finish(value: unknown): SourceDocument {
    const { file, format, problems, root } = this;
    return {
      file,
      format,
      value,
      problems,
      has: (path) => nearestPlace(root, path).depth === path.length,
      lineAt: (path) => nearestPlace(root, path).place?.line ?? 1,
    };
  }
}

/** The place at a path, or that of the nearest part above it which the text has. */
function nearestPlace(root: Place | undefined, path: SourcePath): { place: Place | undefined; depth: number } {
  let place = root;
  for (const [depth, segment] of path.entries()) {
    const child = place?.children.get(segment);
    if (child === undefined) return { place, depth };
    place = child;
  }
  return { place, depth: path.length };
}

/** A map that inherits nothing, so that `__proto__` and `constructor` are keys like all others. */
export function createMap(): Record<string, unknown> {
  return Object.create(null) as Record<string, unknown>;
}

/** Minus zero is zero in a scenario; kept, two equal scenarios could differ. */
export function withoutMinusZero(value: unknown): unknown {
  return value === 0 ? 0 : value;
}
