import { access, constants, lstat, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ioReason } from '#reports/artifacts/file-access.ts';
import { SimError } from '#sim/core/errors/sim-error.ts';

/**
 * Before the work whose result the file gets: whether it can be written, or replaced if it is there. A device, a pipe or a
 * link such as /dev/stdout would be gone once a file has its name. Throws REPORT__WRITE_FAILED.
 */
export async function requireWritable(file: string): Promise<void> {
  const found = await lstat(file).catch(() => undefined);
  if (found?.isDirectory() === true) throw unwritable(file, 'it is a folder');
  if (found !== undefined && !found.isFile()) throw unwritable(file, 'it is a device, a pipe or a link, not a file');
  await requireFolderOf(file);
}

/** Whether a text can go behind what the file holds. Throws REPORT__WRITE_FAILED. */
export async function requireAppendable(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (found?.isDirectory() === true) throw unwritable(file, 'it is a folder');
  if (found === undefined) await requireFolderOf(file);
}

async function requireFolderOf(file: string): Promise<void> {
  const folder = dirname(file);
  try {
    if (!(await stat(folder)).isDirectory()) throw unwritable(file, `${folder} is no folder`);
    await access(folder, constants.W_OK);
  } catch (error) {
    if (error instanceof SimError) throw error;
    throw unwritable(file, `its folder ${folder}: ${ioReason(error)}`, error);
  }
}

function unwritable(file: string, reason: string, cause?: unknown): SimError<'REPORT__WRITE_FAILED'> {
  return new SimError('REPORT__WRITE_FAILED', { file, reason }, cause);
}
