import { basename, dirname, join } from 'node:path';
import {
  COLUMNS_FILE,
  COMPARISON_MANIFEST_FILE,
  MANIFEST_FILE,
  SWEEP_MANIFEST_FILE,
} from '#reports/artifacts/columns.ts';
import { readRunText } from '#reports/artifacts/file-access.ts';
import { MANIFEST_FORMAT } from '#reports/artifacts/manifest.ts';
import { COMPARISON_FORMAT } from '#reports/compare/comparison-manifest.ts';
import { SWEEP_FORMAT } from '#reports/sweep/sweep-manifest.ts';
import { FAILURE_FILE, FAILURE_FORMAT } from '#sim/replay/failure-record.ts';
import { shellQuoted } from '../shell-words.ts';
import { typedCommand } from '../typed-command.ts';

/** What actsim writes, by the file that says so: its format, and what can be done with its folder. */
const RESULTS = [
  {
    file: MANIFEST_FILE,
    format: MANIFEST_FORMAT,
    words: (folder: string) => `the folder of a run; repeat it with: ${typedCommand()} verify ${folder}`,
  },
  {
    file: FAILURE_FILE,
    format: FAILURE_FORMAT,
    words: (folder: string) => `the folder of a failure; see it with: ${typedCommand()} replay ${folder} --shortest`,
  },
  { file: SWEEP_MANIFEST_FILE, format: SWEEP_FORMAT, words: () => 'the folder of a sweep' },
  { file: COMPARISON_MANIFEST_FILE, format: COMPARISON_FORMAT, words: () => 'the folder of a comparison' },
] as const;

/**
 * What of actsim's results a path is, in words, if it is the folder of a run, failure, sweep or comparison, or one of its
 * JSON files: as scenarios they would have dozens of problems.
 */
export async function resultFolderAt(path: string): Promise<string | undefined> {
  const name = basename(path);
  const isFile = name === COLUMNS_FILE || RESULTS.some(({ file }) => file === name);
  const folder = isFile ? dirname(path) : path;
  for (const { file, format, words } of RESULTS) {
    if ((await formatOf(join(folder, file))) === format) return words(shellQuoted(folder));
  }
  return undefined;
}

/** Undefined where there is no such file, or one of somebody else's. */
async function formatOf(file: string): Promise<unknown> {
  try {
    const content: unknown = JSON.parse(await readRunText(file));
    return typeof content === 'object' && content !== null && 'format' in content ? content.format : undefined;
  } catch {
    return undefined;
  }
}
