import { ComparisonFolder, compareSides, type FinishedComparison, runFolderSide } from '#reports/index.ts';
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

/** Compares two run folders. What can be refused is refused before the folder is made. */
export async function compareFolders({ a, b, out, force }: CompareFoldersRequest): Promise<FinishedComparison> {
  const sides = { a: await runFolderSide(a), b: await runFolderSide(b) };
  const comparison = compareSides('folders', sides.a, sides.b);
  const command = `npm run -s actsim -- compare ${shellQuoted(a)} ${shellQuoted(b)} --out runs/compare-again`;
  const folder = await ComparisonFolder.open({
    folder: out ?? folderFor(sides.a.name, sides.b.name),
    force,
    identity: { actsimVersion: actsimVersion(), kind: 'folders', command },
  });
  return folder.finish(comparison);
}
