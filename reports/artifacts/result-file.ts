import { createHash, type Hash } from 'node:crypto';
import { createReadStream, ftruncateSync, writeSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { SimError } from '#sim/core/errors/sim-error.ts';
import { ioReason, requireFile, unreadable } from './file-access.ts';

/** Name, size and hash of a finished result file. */
export interface FileDigest {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A result file that only grows, by whole lines, and hashes what it writes. */
export class ResultFile {
  readonly path: string;
  readonly #handle: FileHandle;
  readonly #hash: Hash = createHash('sha256');
  #bytes = 0;

  private constructor(path: string, handle: FileHandle) {
    this.path = path;
    this.#handle = handle;
  }

  /** Creates the file; one that exists is an error (REPORT__WRITE_FAILED), never appended to. */
  static async create(path: string): Promise<ResultFile> {
    try {
      return new ResultFile(path, await open(path, 'wx'));
    } catch (error) {
      throw new SimError('REPORT__WRITE_FAILED', { file: path, reason: ioReason(error) }, error);
    }
  }

  /**
   * Writes the lines, in one call unless the system takes only a part; it has them when the call returns. After a
   * failure (a full disk) the file ends where it ended before the call. Throws REPORT__WRITE_FAILED.
   */
  append(lines: string): void {
    if (lines === '') return;
    const data = Buffer.from(lines, 'utf8');
    // Waits here: handing a few lines to a thread and back takes forty times as long as writing them.
    const { fd } = this.#handle;
    try {
      for (let written = 0; written < data.length; ) {
        written += writeSync(fd, data, written, data.length - written, this.#bytes + written);
      }
    } catch (error) {
      this.#dropUnfinished(fd);
      throw new SimError('REPORT__WRITE_FAILED', { file: this.path, reason: ioReason(error) }, error);
    }
    this.#hash.update(data);
    this.#bytes += data.length;
  }

  digest(): FileDigest {
    return { name: basename(this.path), bytes: this.#bytes, sha256: this.#hash.copy().digest('hex') };
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }

  #dropUnfinished(fd: number): void {
    try {
      ftruncateSync(fd, this.#bytes);
    } catch {
      // The failure of the write is what is told.
    }
  }
}

/** Digest of a file on disk, read in pieces. Throws REPORT__RUN_FILE_INVALID. */
export async function digestFile(path: string): Promise<FileDigest> {
  await requireFile(path);
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      bytes += chunk.length;
    }
  } catch (error) {
    throw unreadable(path, error);
  }
  return { name: basename(path), bytes, sha256: hash.digest('hex') };
}

/**
 * One hash for all result files: of the lines `<sha256>  <name>` in name order. The same figure comes from
 * `sha256sum actions.csv columns.json failures.csv metrics.csv | sha256sum` with the files that the run has.
 */
export function resultsDigest(files: readonly FileDigest[]): string {
  const sorted = [...files].sort((a, b) => (a.name < b.name ? -1 : 1));
  const hash = createHash('sha256');
  for (const file of sorted) hash.update(`${file.sha256}  ${file.name}\n`);
  return hash.digest('hex');
}

export function sha256OfText(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
