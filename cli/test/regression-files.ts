import { existsSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { SimError } from '#sim/core/errors/sim-error.ts';
import { PROJECT_ROOT } from '../project.ts';
import { resultFolderAt } from './result-folder.ts';

/** Where regressions are looked for, in the current folder and then in that of actsim. */
export const REGRESSIONS_FOLDER = 'scenarios/regressions';

const SCENARIO_FILE = /\.(yaml|yml|json)$/;
const SWEEP_FILE = /\.sweep\.(yaml|yml|json)$/;

/** The scenarios to test, and whether they are those that come with actsim because none was named. */
export interface RegressionFiles {
  readonly files: readonly string[];
  readonly areOwn: boolean;
}

/**
 * The scenarios of the named files and folders, in the order of the words and then by name; a folder's sweeps are left
 * out. Without words: those of `scenarios/regressions` here, else of actsim itself. Throws CLI__USAGE.
 */
export async function regressionFiles(words: readonly string[]): Promise<RegressionFiles> {
  if (words.length === 0) {
    const isHere = isFolder(REGRESSIONS_FOLDER);
    const folder = isHere ? REGRESSIONS_FOLDER : join(PROJECT_ROOT, REGRESSIONS_FOLDER);
    return { files: await scenariosIn(folder), areOwn: !isHere };
  }
  const files: string[] = [];
  for (const word of words) {
    if (!existsSync(word)) throw usage(`${word}: expected a scenario file or a folder of them, found nothing`);
    const result = await resultFolderAt(word);
    if (result !== undefined) throw usage(`${word}: expected a scenario file or a folder of them, found ${result}`);
    for (const file of isFolder(word) ? await scenariosIn(word) : [scenarioFile(word)]) {
      if (!files.includes(file)) files.push(file);
    }
  }
  return { files, areOwn: false };
}

function scenarioFile(file: string): string {
  if (SCENARIO_FILE.test(file) && !SWEEP_FILE.test(file)) return file;
  throw usage(`${file}: expected a scenario file (.yaml, .yml or .json)`);
}

async function scenariosIn(folder: string): Promise<readonly string[]> {
  const names = isFolder(folder) ? await readdir(folder) : [];
  const files = names
    .filter((name) => SCENARIO_FILE.test(name) && !SWEEP_FILE.test(name))
    .sort()
    .map((name) => join(folder, name));
  if (files.length === 0) throw usage(`${folder}: expected scenario files (.yaml, .yml or .json), found none`);
  return files;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function usage(reason: string): SimError {
  return new SimError('CLI__USAGE', { reason });
}

/** Names of the run folders, one a file: that of the file, with a number where two files share it. */
export function folderNames(files: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return files.map((file) => {
    const base = basename(file).replace(SCENARIO_FILE, '');
    let name = base;
    for (let times = 2; taken.has(name); times += 1) name = `${base}-${times}`;
    taken.add(name);
    return name;
  });
}
