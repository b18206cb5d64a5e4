import { createReadStream, type Stats } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { ioReason } from '#reports/artifacts/file-access.ts';
import { isSimError, SimError } from '#sim/core/errors/sim-error.ts';
import type { TraceRecord } from '#sim/ports/trace.ts';
import { FAILURE_FILE, parseFailure, TRACE_FILE } from '#sim/replay/failure-record.ts';
import { TraceOrder } from '#sim/replay/trace-order.ts';
import { parseTraceRecord } from '#sim/replay/trace-record.ts';
import { FAILURE_FOLDER } from './failure-bundle.ts';

/** Longest line: the genesis of a million agents takes half of it. */
const MAX_LINE_BYTES = 256 * 1_048_576;
const MAX_FAILURE_BYTES = 1_048_576;
/** Most values in a line: a million actions have a third of it. Empty objects take twenty times their bytes in memory. */
const MAX_LINE_VALUES = 2 ** 24;
const NEWLINE = 0x0a;
/** What stands before or between values: `[`, `{` and `,`. */
const VALUE_MARKS: ReadonlySet<number> = new Set([0x5b, 0x7b, 0x2c]);

/** A trace on disk. */
export interface TraceSource {
  readonly file: string;
  readonly bytes: number;
}

/** One record and where it stands. */
export interface TraceLine {
  readonly record: TraceRecord;
  /** From 1. */
  readonly line: number;
  /** Of the file, up to the record's end. */
  readonly bytesRead: number;
}

/**
 * The trace that a path means: the file itself, that of a failure's folder, or that of a run's folder, its failure first.
 * Throws CLI__USAGE and CLI__TRACE_INVALID.
 */
export async function findTrace(path: string): Promise<TraceSource> {
  if (!(await stated(path)).isDirectory()) return source(path);
  for (const folder of [path, join(path, FAILURE_FOLDER)]) {
    const failure = join(folder, FAILURE_FILE);
    if (!(await exists(failure))) continue;
    const place = await tracePlace(failure);
    // A path as its user named it stays one that reads well.
    return source(isAbsolute(place) ? place : join(folder, place));
  }
  if (await exists(join(path, TRACE_FILE))) return source(join(path, TRACE_FILE));
  throw new SimError('CLI__USAGE', {
    reason: `${path}: expected a trace, the folder of a run with --trace, or that of a failure; found a folder without ${TRACE_FILE}`,
  });
}

/**
 * Reads a trace record by record, in bounded memory. A last line without its end is left out: its run was killed.
 * Throws CLI__TRACE_INVALID with the line.
 */
export async function* readTrace({ file }: TraceSource): AsyncGenerator<TraceLine> {
  const order = new TraceOrder();
  let line = 0;
  let bytesRead = 0;
  for await (const bytes of linesOf(file)) {
    line += 1;
    bytesRead += bytes.length + 1;
    if (hasTooManyValues(bytes)) {
      const expected = `lines of at most ${MAX_LINE_VALUES} values`;
      throw new SimError('CLI__TRACE_INVALID', { file, line, expected, found: 'one of more' });
    }
    const parsed = parseTraceRecord(bytes.toString('utf8'));
    const problem = 'problem' in parsed ? parsed.problem : order.check(parsed.record);
    if (problem !== undefined) throw new SimError('CLI__TRACE_INVALID', { file, line, ...problem });
    if ('record' in parsed) yield { record: parsed.record, line, bytesRead };
  }
  if (line < 2) {
    throw new SimError('CLI__TRACE_INVALID', {
      file,
      line: line + 1,
      expected: 'a header and genesis',
      found: 'the end',
    });
  }
}

/** Says of a value that is out of range in which line it stands. */
export function atLine(file: string, line: number, error: unknown): unknown {
  if (!isSimError(error, 'CORE__VALUE_OUT_OF_RANGE')) return error;
  const { what, expected, found } = error.context;
  return new SimError('CLI__TRACE_INVALID', { file, line, expected: `${what}: ${expected}`, found }, error);
}

/** Told from its bytes, before they become values. */
function hasTooManyValues(bytes: Buffer): boolean {
  if (bytes.length <= MAX_LINE_VALUES) return false;
  let values = 0;
  for (const byte of bytes) if (VALUE_MARKS.has(byte)) values += 1;
  return values > MAX_LINE_VALUES;
}

async function* linesOf(file: string): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  let length = 0;
  let lines = 0;
  try {
    for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
      let start = 0;
      for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
        yield Buffer.concat([...parts, chunk.subarray(start, end)]);
        lines += 1;
        parts = [];
        length = 0;
        start = end + 1;
      }
      const rest = chunk.subarray(start);
      parts.push(rest);
      length += rest.length;
      if (length <= MAX_LINE_BYTES) continue;
      const expected = `lines of at most ${MAX_LINE_BYTES} bytes`;
      throw new SimError('CLI__TRACE_INVALID', { file, line: lines + 1, expected, found: 'a longer one' });
    }
  } catch (error) {
    if (isSimError(error) || !(error instanceof Error && 'code' in error)) throw error;
    throw unreadable(file, error);
  }
}

async function tracePlace(file: string): Promise<string> {
  const { bytes } = await source(file);
  const invalid = (expected: string, found: string): SimError =>
    new SimError('CLI__TRACE_INVALID', { file, line: 1, expected, found });
  if (bytes > MAX_FAILURE_BYTES) throw invalid(`at most ${MAX_FAILURE_BYTES} bytes`, `${bytes}`);
  let json: unknown;
  try {
    json = JSON.parse(await readFile(file, 'utf8'));
  } catch {
    throw invalid('JSON', 'something else');
  }
  const parsed = parseFailure(json);
  if ('expected' in parsed) throw invalid(parsed.expected, 'another');
  return parsed.failure.trace;
}

async function source(file: string): Promise<TraceSource> {
  const found = await stated(file);
  // Opening a pipe that nobody writes to never returns.
  if (!found.isFile()) {
    const other = found.isDirectory() ? 'a folder' : 'a device or a pipe';
    throw new SimError('CLI__USAGE', { reason: `${file}: expected a file, found ${other}` });
  }
  return { file, bytes: found.size };
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function stated(path: string): Promise<Stats> {
  try {
    return await stat(path);
  } catch (error) {
    throw unreadable(path, error);
  }
}

function unreadable(path: string, error: unknown): SimError<'CLI__USAGE'> {
  return new SimError('CLI__USAGE', { reason: `cannot read the trace ${path}: ${ioReason(error)}` }, error);
}
