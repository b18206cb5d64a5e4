import { createHash } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { CSV_FILE } from '../schema/fields.ts';
import { MAX_TABLE_BYTES } from '../schema/limits.ts';
import { readTextFile, reasonOf } from '../text/text-file.ts';
import type { NamedFile, NamedFiles } from './named-files.ts';

/**
 * Reads the tables that a scenario names, from the folder in which the scenario itself is, behind symbolic links too.
 * Nothing outside that folder is opened, whatever a name or a link says; what cannot be read says why.
 */
export async function readNamedFiles(scenarioFile: string, names: readonly string[]): Promise<NamedFiles> {
  const folder = dirname(await realpath(scenarioFile));
  const files = new Map<string, NamedFile>();
  for (const name of names) files.set(name, await readNamedFile(folder, name));
  return files;
}

async function readNamedFile(folder: string, name: string): Promise<NamedFile> {
  if (!CSV_FILE.test(name)) return { refusal: "its name is not that of a .csv file in the scenario's folder" };
  let file: string;
  try {
    file = await realpath(join(folder, name));
  } catch (error) {
    return { refusal: reasonOf(error) };
  }
  const inside = relative(folder, file);
  if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`)) {
    return { refusal: "a symbolic link leads out of the scenario's folder" };
  }
  const found = await readTextFile(file, MAX_TABLE_BYTES);
  if ('reason' in found) return { refusal: found.reason };
  if ('foundBytes' in found)
    return { refusal: `it has ${found.foundBytes} bytes, at most ${MAX_TABLE_BYTES} are read` };
  return { text: found.text, sha256: createHash('sha256').update(found.bytes).digest('hex') };
}
