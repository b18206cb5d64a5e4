import { requireAbsent, writePieces } from '#reports/artifacts/file-access.ts';
import type { ResultTable } from '#reports/query/query-result.ts';
import { type ResultFormat, resultText } from '#reports/query/result-text.ts';
import { listRun, queryRun } from '#reports/query/run-query.ts';

export interface QueryRequest {
  readonly run: string;
  /** Undefined: what there is to ask. */
  readonly sql: string | undefined;
  readonly format: ResultFormat;
  /** Undefined: to stdout. */
  readonly out: string | undefined;
  readonly force: boolean;
}

/** Answers a query on stdout or in a file. Throws what `queryRun` throws, REPORT__FILE_EXISTS, REPORT__WRITE_FAILED. */
export async function runQuery({ run, sql, format, out, force }: QueryRequest): Promise<void> {
  if (out !== undefined && !force) await requireAbsent(out);
  const write = async (pieces: AsyncIterable<string>): Promise<void> =>
    out === undefined ? writeToStdout(pieces) : writePieces(out, pieces, force);
  if (sql !== undefined && sql.trim() !== '') {
    await queryRun(run, sql, async (result: ResultTable) => write(resultText(result, format)));
    return;
  }
  const { tables, columns } = await listRun(run);
  // For a program the columns alone: one table a file.
  await write(format === 'table' ? joined([tables, columns]) : resultText(columns, format));
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
