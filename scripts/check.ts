import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the repository. */
export const ROOT: string = join(import.meta.dirname, '..');

/** One file of the repository, by its path from the root. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Looks at files and says what is wrong, one line a problem. */
export type Check = (files: readonly SourceFile[]) => readonly string[];

const TEXT = /(^|\/)[^./]+$|\.(ts|js|mjs|rs|sh|py|json|ya?ml|toml|md|txt|cfg)$|(^|\/)\.[a-z]+(rc|ignore)(\.json)?$/;
const MAX_TEXT_BYTES = 2_000_000;

/** Every text file that git tracks or would add, sorted by path. */
export function readRepository(): readonly SourceFile[] {
  const listing = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  const paths = [...new Set(listing.split('\0'))].filter((path) => TEXT.test(path)).toSorted();
  return paths.flatMap((path) => {
    const file = join(ROOT, path);
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats === undefined || !stats.isFile() || stats.size > MAX_TEXT_BYTES) return [];
    return [{ path, text: readFileSync(file, 'utf8') }];
  });
}

/** Whether the module is the script that node was started with. */
export function isMain(moduleUrl: string): boolean {
  return process.argv[1] === fileURLToPath(moduleUrl);
}

/** Runs a check on the repository, when its module is the started script, and sets the exit code. */
export function runCheck(moduleUrl: string, name: string, check: Check): void {
  if (!isMain(moduleUrl)) return;
  const files = readRepository();
  const problems = check(files);
  for (const problem of problems) console.error(problem);
  console.log(`${name}: ${problems.length === 0 ? 'ok' : `${problems.length} problems`}`);
  if (problems.length > 0) process.exitCode = 1;
}
