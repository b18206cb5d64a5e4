import { type FileHandle, open, stat } from 'node:fs/promises';

/** What a file held, or why it was not read. */
export type TextFile =
  | { readonly text: string; readonly bytes: Uint8Array }
  | { readonly reason: string; readonly cause?: unknown }
  | { readonly foundBytes: number };

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'a part of its path is not a folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ELOOP: 'its symbolic links go round in a circle',
  ENAMETOOLONG: 'its name is too long',
};

/**
 * Reads a text in UTF-8, without its byte order mark. Whatever is not a regular file is refused unread, and what is longer
 * than `maxBytes` too: `foundBytes` is then how long. `refuse` may refuse it by its name once it is known to be a file.
 */
export async function readTextFile(
  file: string,
  maxBytes: number,
  refuse: () => string | undefined = () => undefined,
): Promise<TextFile> {
  try {
    const status = await stat(file);
    if (status.isDirectory()) return { reason: 'it is a folder' };
    if (!status.isFile()) return { reason: 'it is not a regular file' };
    const reason = refuse();
    if (reason !== undefined) return { reason };
    if (status.size > maxBytes) return { foundBytes: status.size };
    const bytes = await readBytes(file, maxBytes + 1);
    // The file may have grown since, and some regular files state no size.
    return bytes.length > maxBytes ? { foundBytes: bytes.length } : decode(bytes);
  } catch (error) {
    return { reason: reasonOf(error), cause: error };
  }
}

/** Why the system would not do something with a file. */
export function reasonOf(error: unknown): string {
  const { code = '' } = error as NodeJS.ErrnoException;
  return REASONS[code] ?? `the system says ${code === '' ? String(error) : code}`;
}

async function readBytes(file: string, limit: number): Promise<Uint8Array> {
  const handle = await open(file, 'r');
  try {
    return await readUpTo(handle, limit);
  } finally {
    await handle.close();
  }
}

async function readUpTo(handle: FileHandle, limit: number): Promise<Uint8Array> {
  const buffer = Buffer.alloc(limit);
  let length = 0;
  while (length < limit) {
    const { bytesRead } = await handle.read(buffer, length, limit - length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return buffer.subarray(0, length);
}

function decode(bytes: Uint8Array): TextFile {
  if (bytes.includes(0)) return { reason: 'it holds zero bytes, so it is not a text in UTF-8' };
  try {
    return { bytes, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (error) {
    return { reason: 'it is not a text in UTF-8', cause: error };
  }
}
