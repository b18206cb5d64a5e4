import { runCheck, type SourceFile } from './check.ts';

/** Longest code file, in lines. Aim for 250. */
export const MAX_LINES = 400;

/** Files that are one table and would not read better in pieces. */
const TABLES: Readonly<Record<string, string>> = {
  'client/generated/staking.ts': 'generated: the IDL as a type',
};

const CODE = /\.(ts|js|mjs|rs|sh|py)$/;

/** Code files longer than the limit, and exemptions that are no longer needed. */
export function findLargeFiles(
  files: readonly SourceFile[],
  tables: Readonly<Record<string, string>> = TABLES,
): readonly string[] {
  const problems: string[] = [];
  const large = new Set<string>();
  for (const { path, text } of files) {
    const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
    if (!CODE.test(path) || lines <= MAX_LINES) continue;
    large.add(path);
    if (tables[path] === undefined) problems.push(`${path}: ${lines} lines, at most ${MAX_LINES}: split it by noun`);
  }
  for (const path of Object.keys(tables)) {
    if (!large.has(path))
      problems.push(`${path}: listed as a large table, but it is gone or within ${MAX_LINES} lines`);
  }
  return problems;
}

runCheck(import.meta.url, 'check-file-size', (files) => findLargeFiles(files));
