import { open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { SimError } from '#sim/core/errors/sim-error.ts';
import { ioReason, isMissing } from './file-access.ts';

/** Holds the id of the process that writes to a run folder, while it does. */
export const LOCK_FILE = '.lock';

/**
 * Takes a run folder for this process; `releaseFolder` gives it back. The lock of a process that is gone is taken over.
 * Throws REPORT__FOLDER_IN_USE, REPORT__WRITE_FAILED.
 */
export async function lockFolder(folder: string): Promise<void> {
  const file = join(folder, LOCK_FILE);
  try {
    const owner = await lockOwner(file);
    if (owner !== undefined && isAlive(owner))
      throw new SimError('REPORT__FOLDER_IN_USE', { folder, processId: owner });
    await rm(file, { force: true });
    // Fails if another process was faster.
    const handle = await open(file, 'wx');
    try {
      await handle.writeFile(`${process.pid}\n`);
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof SimError) throw error;
    throw new SimError('REPORT__WRITE_FAILED', { file, reason: ioReason(error) }, error);
  }
}

export async function releaseFolder(folder: string): Promise<void> {
  await rm(join(folder, LOCK_FILE), { force: true });
}

async function lockOwner(file: string): Promise<number | undefined> {
  try {
    const owner = Number.parseInt(await readFile(file, 'utf8'), 10);
    return Number.isNaN(owner) ? undefined : owner;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // A process of somebody else's is alive all the same.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
