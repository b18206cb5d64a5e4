import { realpath } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { requireAbsent, writePieces } from '#reports/artifacts/file-access.ts';
import { isRunEntry } from '#reports/artifacts/folder-preparation.ts';
import type { QueryLimits } from '#reports/query/query-limits.ts';
import type { ResultTable } from '#reports/query/query-result.ts';
import { type ResultFormat, resultText } from '#reports/query/result-text.ts';
import { listRun, queryRun } from '#reports/query/run-query.ts';
import { SimError } from '#sim/core/errors/sim-error.ts';

export interface QueryRequest {
  readonly run: string;
  /** Undefined: what there is to ask. */
  readonly sql: string | undefined;
  readonly format: ResultFormat;
  /** Undefined: to stdout. */
  readonly out: string | undefined;
  readonly force: boolean;
  /** Default: none. */
  readonly limits?: QueryLimits;
}

/**
 * Answers a query on stdout or in a file. Throws what `queryRun` throws, REPORT__FILE_EXISTS, REPORT__WRITE_FAILED, and
 * CLI__USAGE for a file that is the run's own.
 */
export async function runQuery({ run, sql, format, out, force, limits }: QueryRequest): Promise<void> {
  if (out !== undefined) await requireForeign(run, out);
  if (out !== undefined && !force) await requireAbsent(out);
  const write = async (pieces: AsyncIterable<string>): Promise<void> =>
    out === undefined ? writeToStdout(pieces) : writePieces(out, pieces, force);
  if (sql !== undefined && sql.trim() !== '') {
    await queryRun(run, sql, async (result: ResultTable) => write(resultText(result, format)), limits);
    return;
  }
  const { tables, columns } = await listRun(run, limits?.signal);
  // For a program the columns alone: one table a file.
  await write(format === 'table' ? joined([tables, columns]) : resultText(columns, format));
}

/** A result that replaced a table of its run would take the run with it, also with `--force`. */
async function requireForeign(run: string, out: string): Promise<void> {
  const [entry = ''] = relative(await realPath(run), join(await realPath(dirname(out)), basename(out))).split(sep);
  if (!isRunEntry(entry)) return;
  throw new SimError('CLI__USAGE', {
    reason: `--out ${out} is a file of the run itself, which no query replaces; choose another name`,
  });
}

/** A folder that is not there is found out by whoever reads or writes it. */
async function realPath(folder: string): Promise<string> {
  return realpath(folder).catch(() => folder);
}

async function* joined(results: readonly ResultTable[]): AsyncGenerator<string> {
  for (const [index, result] of results.entries()) {
    if (index > 0) yield '\n';
    yield* resultText(result, 'table');
  }
}

/** Waits while the reader is slow, so that a long result is not held as a whole. */
async function writeToStdout(pieces: AsyncIterable<string>): Promise<void> {
  for await (const piece of pieces) {
    // A reader that has gone ends it, as in `| head -1`.
    if (!process.stdout.writable) return;
    await new Promise<void>((resolve) => process.stdout.write(piece, () => resolve()));
  }
}
