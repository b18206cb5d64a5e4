import { type FileHandle, open, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { SimError } from '#sim/core/errors/sim-error.ts';
import type { ScenarioSource } from './load.ts';
import { MAX_FILE_BYTES } from './schema/limits.ts';
import type { ScenarioFormat } from './text/source-document.ts';

/** A scenario file as it was read, ready for `parseScenario(file.text, file)`. */
export interface ScenarioFile extends ScenarioSource {
  readonly text: string;
}

const FORMATS: Readonly<Record<string, ScenarioFormat>> = { '.yaml': 'yaml', '.yml': 'yaml', '.json': 'json' };

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'a part of its path is not a folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ELOOP: 'its symbolic links go round in a circle',
  ENAMETOOLONG: 'its name is too long',
};

/**
 * Reads a scenario file; the only input or output of this folder. Whatever is not a regular file is refused unread.
 * Errors: SCENARIO__FILE_UNREADABLE, SCENARIO__FILE_TOO_LARGE.
 */
export async function readScenarioFile(file: string): Promise<ScenarioFile> {
  const status = await attempt(file, () => stat(file));
  if (status.isDirectory()) throw unreadable(file, 'it is a folder');
  if (!status.isFile()) throw unreadable(file, 'it is not a regular file');
  const format = FORMATS[extname(file).toLowerCase()];
  if (format === undefined) throw unreadable(file, 'its name does not end in .yaml, .yml or .json');
  if (status.size > MAX_FILE_BYTES) throw tooLarge(file, status.size);
  const bytes = await attempt(file, () => readBytes(file));
  // The file may have grown since, and some regular files state no size.
  if (bytes.length > MAX_FILE_BYTES) throw tooLarge(file, bytes.length);
  return { file, format, text: decode(file, bytes) };
}

async function readBytes(file: string): Promise<Uint8Array> {
  const handle = await open(file, 'r');
  try {
    return await readUpTo(handle, MAX_FILE_BYTES + 1);
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

function decode(file: string, bytes: Uint8Array): string {
  if (bytes.includes(0)) throw unreadable(file, 'it holds zero bytes, so it is not a text in UTF-8');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw unreadable(file, 'it is not a text in UTF-8', error);
  }
}

async function attempt<T>(file: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw unreadable(file, REASONS[code] ?? `the system says ${code === '' ? String(error) : code}`, error);
  }
}

function unreadable(file: string, reason: string, cause?: unknown): SimError {
  return new SimError('SCENARIO__FILE_UNREADABLE', { file, reason }, cause);
}

function tooLarge(file: string, foundBytes: number): SimError {
  return new SimError('SCENARIO__FILE_TOO_LARGE', { file, foundBytes, maxBytes: MAX_FILE_BYTES });
}
