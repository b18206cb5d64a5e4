import { join } from 'node:path';
import { isSimError, SimError } from '#sim/core/errors/sim-error.ts';
import type { RunTableName } from '#sim/ports/run-sink.ts';
import { withRepair } from '../artifacts/manifest.ts';
import { requireUnchanged } from '../artifacts/run-files.ts';
import { openRunTables, type RunTables } from '../artifacts/run-table.ts';
import { type ParquetFile, writeParquet } from './parquet.ts';
import { QueryDatabase } from './query-database.ts';
import { queryHint } from './query-hint.ts';
import { NO_LIMITS, type QueryLimits } from './query-limits.ts';
import type { ResultTable } from './query-result.ts';
import { type TableList, tableList } from './table-list.ts';

/**
 * Asks a run folder by SQL and hands the result to `use`; the tables are gone when it has ended. Finished ticks alone
 * are seen. Throws REPORT__RUN_FILE_INVALID, REPORT__QUERY_INVALID, REPORT__QUERY_REFUSED, REPORT__QUERY_TIMED_OUT, the
 * reason of the signal, and what `use` throws.
 */
export async function queryRun(
  folder: string,
  sql: string,
  use: (result: ResultTable) => Promise<void>,
  limits: QueryLimits = NO_LIMITS,
): Promise<void> {
  const tables = await openRunTables(folder);
  const database = await QueryDatabase.forQueries(tables, namedTables(sql, tables.names), limits);
  try {
    await requireWhole(folder, tables);
    await use(await database.query(sql));
  } catch (error) {
    throw await withHint(error, sql, tables, database);
  } finally {
    database.close();
  }
}

/** Tables, columns and units of a run folder. Throws REPORT__RUN_FILE_INVALID, and the reason of the signal. */
export async function listRun(folder: string, signal?: AbortSignal): Promise<TableList> {
  const tables = await openRunTables(folder);
  const list = await tableList(tables, signal);
  await requireWhole(folder, tables);
  return list;
}

/**
 * Writes the tables as Parquet, into the run's own `parquet` folder if none is named, which may be written again.
 * Throws REPORT__RUN_FILE_INVALID, REPORT__FILE_EXISTS, REPORT__WRITE_FAILED, and the reason of the signal.
 */
export async function exportRun(
  folder: string,
  target: string | undefined,
  force: boolean,
  limits: QueryLimits = NO_LIMITS,
): Promise<readonly ParquetFile[]> {
  const tables = await openRunTables(folder);
  await requireWhole(folder, tables);
  return writeParquet(tables, target ?? join(folder, 'parquet'), force || target === undefined, limits);
}

async function requireWhole(folder: string, { manifest }: RunTables): Promise<void> {
  await withRepair(manifest, async () => requireUnchanged(folder, manifest));
}

/** Tables that the statement can mean: the others need not be loaded, and one may have a million rows. */
function namedTables(sql: string, names: readonly RunTableName[]): readonly RunTableName[] {
  const words = sql.toLowerCase();
  // A statement may make names of texts, or ask for all tables there are.
  const any = /\bquery|\bshow\b|\bdescribe\b|information_schema|duckdb_|pg_|sqlite_/.test(words);
  return any ? names : names.filter((name) => words.includes(name));
}

async function withHint(error: unknown, sql: string, tables: RunTables, database: QueryDatabase): Promise<unknown> {
  if (!isSimError(error, 'REPORT__QUERY_INVALID')) return error;
  const nearest = async (name: string, known: readonly string[]): Promise<string | undefined> =>
    database.nearest(name, known);
  const hint = await queryHint(error.context.reason, sql, tables, nearest);
  return hint === undefined ? error : new SimError('REPORT__QUERY_INVALID', { ...error.context, hint }, error);
}
