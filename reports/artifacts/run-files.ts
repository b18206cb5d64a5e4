import { join } from 'node:path';
import { SimError } from '#sim/core/errors/sim-error.ts';
import { COLUMNS_FILE, MANIFEST_FILE } from './columns.ts';
import type { EndedManifest, RunManifest } from './manifest.ts';
import { digestFile, resultsDigest } from './result-file.ts';

/**
 * The files of a run that ended must be the ones that its manifest names, and its digest theirs; those of another are not known yet.
 * `names`: those that are wanted. Default: all. Throws REPORT__RUN_FILE_INVALID.
 */
export async function requireUnchanged(
  folder: string,
  manifest: RunManifest,
  names?: readonly string[],
): Promise<void> {
  if (manifest.status === 'running') return;
  requireOwnDigest(folder, manifest);
  for (const expected of manifest.files) {
    if (names?.includes(expected.name) === false) continue;
    const file = join(folder, expected.name);
    const found = await digestFile(file);
    if (found.sha256 === expected.sha256) continue;
    throw new SimError('REPORT__RUN_FILE_INVALID', {
      file,
      reason: `it changed after the run: expected sha256 ${expected.sha256} of ${MANIFEST_FILE}, found ${found.sha256}`,
    });
  }
}

/** No run is without these. */
const NEEDED: readonly string[] = ['metrics.csv', COLUMNS_FILE];

/** The digest is what people compare runs by, so it has to be that of the files below it. */
function requireOwnDigest(folder: string, { files, resultsDigest: expected }: EndedManifest): void {
  const found = resultsDigest(files);
  if (found === expected && NEEDED.every((needed) => files.some(({ name }) => name === needed))) return;
  throw new SimError('REPORT__RUN_FILE_INVALID', {
    file: join(folder, MANIFEST_FILE),
    reason: `it changed after the run: expected files with the resultsDigest ${expected}, found some with ${found}`,
  });
}
