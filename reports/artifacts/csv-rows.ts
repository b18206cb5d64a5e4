import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import Papa from 'papaparse';
import { SimError } from '#sim/core/errors/sim-error.ts';
import { CSV_NEWLINE } from './csv.ts';
import { requireFile, unreadable } from './file-access.ts';

const NEWLINE_BYTES = Buffer.from(CSV_NEWLINE);
const BLOCK_BYTES = 64 * 1024;

/** What hears the rows of a file: their cells, and the line that they stand in, the header being line 1. */
export type CsvRowListener = (cells: readonly string[], line: number) => void;

/**
 * Reads a CSV file row by row, header first, without holding it: a census of a large population takes a hundred
 * megabytes. A last line without its line end was torn by a kill and is left out.
 * Throws REPORT__RUN_FILE_INVALID, and what the listener throws.
 */
export async function eachCsvRow(file: string, onRow: CsvRowListener): Promise<void> {
  const bytes = await wholeLineBytes(file);
  let line = 0;
  const stream = createReadStream(file, { encoding: 'utf8', end: bytes - 1, highWaterMark: BLOCK_BYTES });
  await new Promise<void>((resolve, reject) => {
    // What is thrown in here would be nobody's: the reader of the file calls it.
    const stop = (error: Error): void => {
      stream.destroy();
      reject(error);
    };
    Papa.parse<string[], NodeJS.ReadableStream>(stream, {
      delimiter: ',',
      newline: CSV_NEWLINE,
      header: false,
      dynamicTyping: false,
      chunk: ({ data, errors }) => {
        const [wrong] = errors;
        if (wrong !== undefined) return stop(invalid(file, `line ${line + (wrong.row ?? 0) + 1}: ${wrong.message}`));
        try {
          for (const cells of data) onRow(cells, ++line);
        } catch (error) {
          stop(error instanceof Error ? error : new TypeError(String(error)));
        }
      },
      complete: () => resolve(),
      error: (error) => stop(unreadable(file, error)),
    });
  });
}

/** Bytes up to the end of the last whole line, without that line end. Throws REPORT__RUN_FILE_INVALID. */
export async function wholeLineBytes(file: string): Promise<number> {
  await requireFile(file);
  let handle: FileHandle | undefined;
  try {
    handle = await open(file);
    const { size } = await handle.stat();
    // Blocks overlap by a byte, so that no line end falls between two.
    for (let end = size; end > 0; ) {
      const start = Math.max(0, end - BLOCK_BYTES);
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(end - start), 0, end - start, start);
      const found = buffer.subarray(0, bytesRead).lastIndexOf(NEWLINE_BYTES);
      if (found >= 0 && start + found > 0) return start + found;
      if (start === 0) break;
      end = start + 1;
    }
  } catch (error) {
    throw unreadable(file, error);
  } finally {
    await handle?.close();
  }
  throw invalid(file, 'expected a header line that ends in CRLF, found none');
}

function invalid(file: string, reason: string): SimError {
  return new SimError('REPORT__RUN_FILE_INVALID', { file, reason });
}
