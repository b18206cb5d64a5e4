import { type FileHandle, lstat, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { SimError } from '#sim/core/errors/sim-error.ts';

/** The system's reason without the path, which the error names already: `ENOSPC: no space left on device`. */
export function ioReason(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/, \w+( '.*)?$/s, '');
}

export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** Where `replaceFile` prepares the new content; never a result. */
export function temporaryName(file: string): string {
  return `${file}.tmp`;
}

/**
 * Replaces a file as a whole: a reader, or a kill, finds the old content or the new, never a part.
 * Throws REPORT__WRITE_FAILED.
 */
export async function replaceFile(file: string, content: string | Uint8Array): Promise<void> {
  await replaceBy(file, (handle) => handle.writeFile(content));
}

/**
 * Writes a text that comes in pieces into a file, which then has all of it, or is as it was.
 * Throws REPORT__FILE_EXISTS for a file that is there already unless `force`, REPORT__WRITE_FAILED, and what the text throws.
 */
export async function writePieces(file: string, pieces: AsyncIterable<string>, force: boolean): Promise<void> {
  if (!force) await requireAbsent(file);
  await requireReplaceable(file);
  await replaceBy(file, async (handle) => {
    for await (const piece of pieces) await handle.writeFile(piece);
  });
}

/** Gives a file the content that `write` writes, once all of it is on disk. Throws REPORT__WRITE_FAILED, and what `write` throws. */
async function replaceBy(file: string, write: (handle: FileHandle) => Promise<void>): Promise<void> {
  const temporary = temporaryName(file);
  try {
    const handle = await open(temporary, 'w');
    try {
      await write(handle);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    if (error instanceof SimError) throw error;
    throw new SimError('REPORT__WRITE_FAILED', { file, reason: ioReason(error) }, error);
  }
}

/** A device, a pipe or a link such as /dev/stdout would be gone once a file has its name. Throws REPORT__WRITE_FAILED. */
async function requireReplaceable(file: string): Promise<void> {
  const found = await lstat(file).catch(() => undefined);
  if (found === undefined || found.isFile() || found.isDirectory()) return;
  throw new SimError('REPORT__WRITE_FAILED', { file, reason: 'it is a device, a pipe or a link, not a file' });
}

/** Throws REPORT__FILE_EXISTS for a file that is there already, REPORT__WRITE_FAILED where nothing can be. */
export async function requireAbsent(file: string): Promise<void> {
  try {
    await stat(file);
  } catch (error) {
    if (isMissing(error)) return;
    throw new SimError('REPORT__WRITE_FAILED', { file, reason: ioReason(error) }, error);
  }
  throw new SimError('REPORT__FILE_EXISTS', { file });
}

/** The text of a run folder's file. Throws REPORT__RUN_FILE_INVALID when it is missing or unreadable. */
export async function readRunText(file: string): Promise<string> {
  await requireFile(file);
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw unreadable(file, error);
  }
}

/** A reader of a pipe waits for ever, one of a device never comes to its end. Throws REPORT__RUN_FILE_INVALID. */
export async function requireFile(file: string): Promise<void> {
  const found = await stat(file).catch((error: unknown) => {
    throw unreadable(file, error);
  });
  if (found.isFile()) return;
  const reason = `expected a file, found a ${found.isDirectory() ? 'folder' : 'pipe or a device'}`;
  throw new SimError('REPORT__RUN_FILE_INVALID', { file, reason });
}

/** What the system says of a file of a run. */
export function unreadable(file: string, error: unknown): SimError<'REPORT__RUN_FILE_INVALID'> {
  const reason = isMissing(error) ? 'the file is missing' : ioReason(error);
  return new SimError('REPORT__RUN_FILE_INVALID', { file, reason }, error);
}
