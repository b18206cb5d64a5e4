import { join } from 'node:path';
import { isSimError, SimError } from '#sim/core/errors/sim-error.ts';
import type { RunTableName } from '#sim/ports/run-sink.ts';
import { requireUnchanged } from '../artifacts/run-files.ts';
import { openRunTables, type RunTables } from '../artifacts/run-table.ts';
import { type ParquetFile, writeParquet } from './parquet.ts';
import { QueryDatabase } from './query-database.ts';
import { queryHint } from './query-hint.ts';
import type { ResultTable } from './query-result.ts';
import { type TableList, tableList } from './table-list.ts';

/**
 * Asks a run folder by SQL and hands the result to `use`; the tables are gone when it has ended. Finished ticks alone
 * are seen. Throws REPORT__RUN_FILE_INVALID, REPORT__QUERY_INVALID, REPORT__QUERY_REFUSED, and what `use` throws.
 */
export async function queryRun(
  folder: string,
  sql: string,
  use: (result: ResultTable) => Promise<void>,
): Promise<void> {
  const tables = await openRunTables(folder);
  const database = await QueryDatabase.forQueries(tables, namedTables(sql, tables.names));
  try {
    await requireUnchanged(folder, tables.manifest);
    await use(await database.query(sql));
  } catch (error) {
    throw await withHint(error, sql, tables, database);
  } finally {
    database.close();
  }
}

/** Tables, columns and units of a run folder. Throws REPORT__RUN_FILE_INVALID. */
export async function listRun(folder: string): Promise<TableList> {
  return tableList(await openRunTables(folder));
}

/**
 * Writes the tables as Parquet, into the run's own `parquet` folder if none is named, which may be written again.
 * Throws REPORT__RUN_FILE_INVALID, REPORT__FILE_EXISTS, REPORT__WRITE_FAILED.
 */
export async function exportRun(
  folder: string,
  target: string | undefined,
  force: boolean,
): Promise<readonly ParquetFile[]> {
  const tables = await openRunTables(folder);
  await requireUnchanged(folder, tables.manifest);
  return writeParquet(tables, target ?? join(folder, 'parquet'), force || target === undefined);
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
