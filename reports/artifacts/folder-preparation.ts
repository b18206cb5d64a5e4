import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { SimError } from '#sim/core/errors/sim-error.ts';
import { COLUMNS_FILE, MANIFEST_FILE } from './columns.ts';
import { ioReason, isMissing, temporaryName } from './file-access.ts';
import { LOCK_FILE, lockFolder } from './folder-lock.ts';
import { isRunManifest } from './manifest.ts';
import { TABLES } from './tables/catalogue.ts';

/** What makes a folder one of ours. */
export interface FolderKind {
  /** What a message calls it. */
  readonly noun: string;
  readonly manifestFile: string;
  /** Whether the parsed manifest is ours. */
  readonly isOwn: (json: unknown) => boolean;
  /** Everything that it may hold beside its manifest. `--force` deletes these names and no other. */
  readonly entries: readonly string[];
}

const RUN_ENTRIES: readonly string[] = [
  'metrics.csv',
  ...Object.keys(TABLES).map((name) => `${name}.csv`),
  COLUMNS_FILE,
  'charts',
  'parquet',
  'report.html',
  'trace.ndjson',
  'failure',
  'summary.md',
  'junit.xml',
];

/** Whether a run folder's entry of this name is the run's own. */
export function isRunEntry(name: string): boolean {
  return name === MANIFEST_FILE || name === LOCK_FILE || RUN_ENTRIES.includes(name);
}

const RUN_FOLDER: FolderKind = {
  noun: 'run',
  manifestFile: MANIFEST_FILE,
  isOwn: isRunManifest,
  entries: RUN_ENTRIES,
};

/**
 * Makes a folder that holds no results: a new one, an empty one, or with `force` a former folder of the kind, which
 * loses its results but keeps files that are not ours. The folder is locked for this process.
 * Throws REPORT__FOLDER_EXISTS, REPORT__FOLDER_NOT_REPLACEABLE, REPORT__FOLDER_IN_USE,
 * REPORT__WRITE_FAILED.
 */
export async function prepareFolder(folder: string, force: boolean, kind: FolderKind = RUN_FOLDER): Promise<void> {
  try {
    const state = await usableFolder(folder, force, kind);
    if (state === 'absent') await makeFolder(folder);
    await lockFolder(folder);
    if (state !== 'own') return;
    // The old manifest stays until the new one replaces it, so a kill in between leaves a folder that can be replaced. What
    // people look at goes before what it was made of: no page outlives its tables.
    for (const name of kind.entries.toReversed()) await rm(join(folder, name), { recursive: true, force: true });
  } catch (error) {
    throw failureOf(error, folder);
  }
}

/** Throws what `prepareFolder` would of a folder that has results or is not ours; changes nothing. */
export async function checkFolder(folder: string, force: boolean, kind: FolderKind = RUN_FOLDER): Promise<void> {
  try {
    await usableFolder(folder, force, kind);
  } catch (error) {
    throw failureOf(error, folder);
  }
}

function failureOf(error: unknown, folder: string): unknown {
  if (error instanceof SimError) return error;
  return new SimError('REPORT__WRITE_FAILED', { file: folder, reason: ioReason(error) }, error);
}

async function usableFolder(folder: string, force: boolean, kind: FolderKind): Promise<'absent' | 'empty' | 'own'> {
  const state = await inspectFolder(folder, kind);
  if (state.kind === 'foreign') {
    // What --force would refuse must not be told to use it.
    throw new SimError('REPORT__FOLDER_NOT_REPLACEABLE', { folder, reason: state.reason });
  }
  if (state.kind === 'own' && !force) throw new SimError('REPORT__FOLDER_EXISTS', { folder });
  return state.kind;
}

/** With its parents. Node's own recursive mkdir never returns below /proc, and hides why a parent cannot be made. */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const parent = dirname(folder);
    if (!isMissing(error) || parent === folder || (await exists(parent))) throw error;
    await makeFolder(parent);
    await mkdir(folder);
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

type FolderState =
  | { readonly kind: 'absent' | 'empty' | 'own' }
  | { readonly kind: 'foreign'; readonly reason: string };

async function inspectFolder(folder: string, folderKind: FolderKind): Promise<FolderState> {
  const { noun, manifestFile } = folderKind;
  try {
    if (!(await stat(folder)).isDirectory()) return { kind: 'foreign', reason: 'it is not a folder' };
  } catch (error) {
    if (isMissing(error)) return { kind: 'absent' };
    throw error;
  }
  const entries = await readdir(folder);
  if (entries.every((name) => name === temporaryName(manifestFile) || name === LOCK_FILE)) return { kind: 'empty' };
  return (await holdsOwnManifest(folder, folderKind))
    ? { kind: 'own' }
    : { kind: 'foreign', reason: `it holds files, and no ${manifestFile} of actsim says that they are a ${noun}'s` };
}

async function holdsOwnManifest(folder: string, { manifestFile, isOwn }: FolderKind): Promise<boolean> {
  try {
    return isOwn(JSON.parse(await readFile(join(folder, manifestFile), 'utf8')));
  } catch {
    return false;
  }
}
