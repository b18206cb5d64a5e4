import { realpath } from 'node:fs/promises';
import { ComparisonFolder, compareSides, type FinishedComparison, runFolderSide } from '#reports/index.ts';
import { SimError } from '#sim/core/errors/sim-error.ts';
import { actsimVersion } from '../project.ts';
import { shellQuoted } from '../shell-words.ts';
import { folderFor } from './side-names.ts';

export interface CompareFoldersRequest {
  /** Run folders. */
  readonly a: string;
  readonly b: string;
  readonly out: string | undefined;
  readonly force: boolean;
}

/** Compares two run folders. What can be refused is refused before the folder is made. Throws CLI__USAGE for one folder. */
export async function compareFolders({ a, b, out, force }: CompareFoldersRequest): Promise<FinishedComparison> {
  const sides = { a: await runFolderSide(a), b: await runFolderSide(b) };
  if ((await realpath(a)) === (await realpath(b))) {
    throw new SimError('CLI__USAGE', { reason: `${a} and ${b} are the same folder: expected two runs` });
  }
  const comparison = compareSides('folders', sides.a, sides.b);
  const command = `npm run -s actsim -- compare ${shellQuoted(a)} ${shellQuoted(b)} --out runs/compare-again`;
  const folder = await ComparisonFolder.open({
    folder: out ?? folderFor(sides.a.name, sides.b.name),
    force,
    identity: { actsimVersion: actsimVersion(), kind: 'folders', command },
  });
  return folder.finish(comparison);
}
