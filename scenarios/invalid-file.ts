import type { ScenarioProblem } from '#sim/core/errors/codes.ts';
import { SimError } from '#sim/core/errors/sim-error.ts';
import { deepFreeze } from './resolve.ts';
import { MAX_PROBLEMS } from './schema/limits.ts';
import type { SourceDocument } from './text/source-document.ts';

/** A value that could not be read has one problem, not also that of the null in its place. */
export function firstOfEach(
  problems: readonly ScenarioProblem[],
  { problems: unread }: SourceDocument,
): readonly ScenarioProblem[] {
  const paths = new Set(unread.map(({ path }) => path));
  return problems.filter(
    (problem) => unread.includes(problem) || problem.file !== undefined || !paths.has(problem.path),
  );
}

/**
 * The error of a file with problems, in the order of the file, then of the tables that it names; each once, and not more
 * than a reader can use. `unlisted`: how many there are beside these.
 */
export function invalidFile(
  file: string,
  problems: readonly ScenarioProblem[],
  unlisted = 0,
): SimError<'SCENARIO__INVALID'> {
  const once = new Map(problems.map((problem) => [keyOf(problem), problem]));
  const sorted = [...once.values()].sort((a, b) => rank(a) - rank(b) || (rank(a) === 0 ? a.line - b.line : 0));
  const listed = sorted.slice(0, MAX_PROBLEMS);
  const rest = sorted.length - listed.length + unlisted;
  if (rest > 0) {
    const last = sorted[MAX_PROBLEMS] ?? listed.at(-1);
    const place = last?.file === undefined ? {} : { file: last.file };
    const expected = last?.file === undefined ? 'a valid file' : 'a valid table';
    listed.push({ ...place, path: '', line: last?.line ?? 0, expected, found: `${rest} more problems` });
  }
  return new SimError('SCENARIO__INVALID', { file, problems: deepFreeze(listed) });
}

function keyOf({ file = '', path, line, expected }: ScenarioProblem): string {
  return file === '' ? `${path}\n${expected}` : `${file}\n${line}\n${path}\n${expected}`;
}

/** Tables come last, in the order in which they were read. */
function rank({ file }: ScenarioProblem): number {
  return file === undefined ? 0 : 1;
}
