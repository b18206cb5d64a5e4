import { join } from 'node:path';
import { SimError } from '#sim/core/errors/sim-error.ts';
import { MANIFEST_FILE } from './columns.ts';
import type { RunManifest } from './manifest.ts';
import { digestFile } from './result-file.ts';

/**
 * The files of a run that ended must be the ones that its manifest names; those of another are not known yet.
 * Throws REPORT__RUN_FILE_INVALID.
 */
export async function requireUnchanged(folder: string, manifest: RunManifest): Promise<void> {
  if (manifest.status === 'running') return;
  for (const expected of manifest.files) {
    const file = join(folder, expected.name);
    const found = await digestFile(file);
    if (found.sha256 === expected.sha256) continue;
    throw new SimError('REPORT__RUN_FILE_INVALID', {
      file,
      reason: `it changed after the run: expected sha256 ${expected.sha256} of ${MANIFEST_FILE}, found ${found.sha256}`,
    });
  }
}
