import { rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { SimError } from '#sim/core/errors/sim-error.ts';
import type { RunTableName } from '#sim/ports/run-sink.ts';
import { ioReason, requireAbsent, temporaryName } from '../artifacts/file-access.ts';
import { makeFolder } from '../artifacts/folder-preparation.ts';
import type { RunTables } from '../artifacts/run-table.ts';
import { QueryDatabase } from './query-database.ts';
import { NO_LIMITS, type QueryLimits } from './query-limits.ts';
import { quotedName, quotedText } from './sql-text.ts';
import { sqlTypeOf } from './sql-type.ts';

/** Parquet knows no integer of 128 bits; as DuckDB would write one, it becomes a float. 38 digits hold every amount. */
const EXACT_AMOUNT = 'decimal(38, 0)';

/** One file that was written. */
export interface ParquetFile {
  readonly table: RunTableName;
  readonly file: string;
}

/**
 * Writes each table of a run as `<folder>/<table>.parquet`; the same run gives the same bytes. What its columns mean is
 * in the file's metadata under `columns`, as in columns.json.
 * Throws REPORT__RUN_FILE_INVALID, REPORT__FILE_EXISTS, REPORT__WRITE_FAILED, and the reason of the signal.
 */
export async function writeParquet(
  tables: RunTables,
  folder: string,
  force: boolean,
  limits: QueryLimits = NO_LIMITS,
): Promise<readonly ParquetFile[]> {
  const files = tables.names.map((table) => ({ table, file: join(folder, `${table}.parquet`) }));
  if (!force) for (const { file } of files) await requireAbsent(file);
  try {
    if (!(await isFolder(folder))) await makeFolder(folder);
  } catch (error) {
    throw new SimError('REPORT__WRITE_FAILED', { file: folder, reason: ioReason(error) }, error);
  }
  for (const { table, file } of files) await writeTable(tables, table, file, limits);
  return files;
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() === true;
}

async function writeTable(tables: RunTables, table: RunTableName, file: string, limits: QueryLimits): Promise<void> {
  const { columns } = tables.head(table);
  const values = columns.map((column) => {
    const name = quotedName(column.id);
    return String(sqlTypeOf(table, column).type) === 'HUGEINT' ? `${name}::${EXACT_AMOUNT} as ${name}` : name;
  });
  const database = await QueryDatabase.forCopies(tables, table, limits);
  // The database takes a leading ~ for the home folder.
  const temporary = resolve(temporaryName(file));
  try {
    await database.copyTo(
      temporary,
      `select ${values.join()} from ${quotedName(table)}`,
      `format parquet, compression zstd, kv_metadata { columns: ${quotedText(JSON.stringify(columns))} }`,
    );
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    if (error instanceof SimError) throw error;
    throw new SimError('REPORT__WRITE_FAILED', { file, reason: ioReason(error) }, error);
  } finally {
    database.close();
  }
}
