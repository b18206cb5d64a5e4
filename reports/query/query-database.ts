import {
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBInstance,
  type DuckDBPreparedStatement,
  type DuckDBValue,
  listValue,
  StatementType,
} from '@duckdb/node-api';
import { SimError } from '#sim/core/errors/sim-error.ts';
import type { RunTableName } from '#sim/ports/run-sink.ts';
import { cellInvalid } from '../artifacts/cell-value.ts';
import type { RunTables } from '../artifacts/run-table.ts';
import { queryError, refusedQuery } from './query-error.ts';
import { NO_LIMITS, type QueryLimits } from './query-limits.ts';
import { QueryResult, type Within } from './query-result.ts';
import { quotedName, quotedText } from './sql-text.ts';
import { sqlTypeOf } from './sql-type.ts';

/** Rows that go to the database at once; its own vectors have as many. */
const CHUNK_ROWS = 2_048;

/**
 * Nothing of the database's own may reach beyond its memory: no file, no network, no extension, no spill to disk; and
 * no statement may change that (https://duckdb.org/docs/stable/operations_manual/securing_duckdb/overview).
 */
const SEALED: readonly string[] = [
  "set temp_directory = ''",
  'set autoinstall_known_extensions = false',
  'set autoload_known_extensions = false',
  'set allow_community_extensions = false',
  'set enable_external_access = false',
  'set lock_configuration = true',
];

/** The same for a statement of our own, which writes a file. */
const WRITING = SEALED.filter((setting) => !setting.includes('external_access'));

/** Statements that change nothing; DESCRIBE, SHOW and SUMMARIZE are of the first kind. */
const READING: readonly StatementType[] = [StatementType.SELECT, StatementType.EXPLAIN];

/** Tables of one run folder in a database in memory. */
export class QueryDatabase {
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;
  readonly #within: Within;

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection, limits: QueryLimits) {
    this.#instance = instance;
    this.#connection = connection;
    this.#within = async (work) => limits.within(work, () => connection.interrupt());
  }

  /**
   * For queries: holds these tables, can read nothing else and write nothing. Throws REPORT__RUN_FILE_INVALID, and the
   * reason of the signal.
   */
  static async forQueries(
    tables: RunTables,
    names: readonly RunTableName[],
    limits: QueryLimits = NO_LIMITS,
  ): Promise<QueryDatabase> {
    return QueryDatabase.#open(SEALED, tables, names, limits);
  }

  /** For `copyTo`. Throws REPORT__RUN_FILE_INVALID, and the reason of the signal. */
  static async forCopies(tables: RunTables, name: RunTableName, limits: QueryLimits): Promise<QueryDatabase> {
    return QueryDatabase.#open(WRITING, tables, [name], limits);
  }

  static async #open(
    settings: readonly string[],
    tables: RunTables,
    names: readonly RunTableName[],
    limits: QueryLimits,
  ): Promise<QueryDatabase> {
    const instance = await DuckDBInstance.create(':memory:');
    const database = new QueryDatabase(instance, await instance.connect(), limits);
    try {
      for (const setting of settings) await database.#connection.run(setting);
      for (const name of names) await database.#load(tables, name, limits.signal);
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  }

  /**
   * Runs one statement that reads, within the limits. Throws REPORT__QUERY_INVALID, REPORT__QUERY_REFUSED,
   * REPORT__QUERY_TIMED_OUT, and the reason of the signal.
   */
  async query(sql: string): Promise<QueryResult> {
    const statement = await this.#prepare(sql);
    if (!READING.includes(statement.statementType)) {
      throw refusedQuery(`expected a statement that reads, found ${StatementType[statement.statementType]}`);
    }
    try {
      return new QueryResult(await this.#within(() => statement.stream()), this.#within);
    } catch (error) {
      throw queryError(error);
    }
  }

  /** The known name that a mistyped one most likely means; undefined when none is near. */
  async nearest(name: string, known: readonly string[]): Promise<string | undefined> {
    const reader = await this.#connection.runAndReadAll(
      `select name from (select unnest($known::varchar[]) as name), (select lower($name::varchar) as wanted)
       where levenshtein(lower(name), wanted) <= greatest(1, length(wanted) // 3)
       order by levenshtein(lower(name), wanted), name limit 1`,
      { known: listValue([...known]), name },
    );
    const [first] = reader.getRowsJS();
    return typeof first?.[0] === 'string' ? first[0] : undefined;
  }

  /**
   * Writes a table as a file; `select` and `options` are SQL of our own. Throws REPORT__WRITE_FAILED, and the reason of
   * the signal.
   */
  async copyTo(file: string, select: string, options: string): Promise<void> {
    try {
      const copy = `copy (${select}) to ${quotedText(file)} (${options})`;
      await this.#within(() => this.#connection.run(copy));
    } catch (error) {
      if (error instanceof SimError) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      throw new SimError('REPORT__WRITE_FAILED', { file, reason }, error);
    }
  }

  close(): void {
    this.#connection.closeSync();
    this.#instance.closeSync();
  }

  async #prepare(sql: string): Promise<DuckDBPreparedStatement> {
    let found: number;
    try {
      const statements = await this.#connection.extractStatements(sql);
      found = statements.count;
      if (found === 1) return await this.#within(() => statements.prepare(0));
    } catch (error) {
      throw queryError(error);
    }
    throw new SimError('REPORT__QUERY_INVALID', { reason: `expected one statement, found ${found}` });
  }

  async #load(tables: RunTables, name: RunTableName, signal: AbortSignal | undefined): Promise<void> {
    const { file, columns } = tables.head(name);
    const types = columns.map((column) => sqlTypeOf(name, column));
    const declared = columns.map((column) => `${quotedName(column.id)} ${String(sqlTypeOf(name, column).type)}`);
    await this.#connection.run(`create table ${quotedName(name)} (${declared.join()})`);
    const appender = await this.#connection.createAppender(name);
    const cells: DuckDBValue[][] = types.map(() => []);
    const flush = (): void => {
      const chunk = DuckDBDataChunk.create(
        types.map(({ type }) => type),
        cells[0]?.length ?? 0,
      );
      chunk.setColumns(cells);
      appender.appendDataChunk(chunk);
      for (const values of cells) values.length = 0;
    };
    await tables.each(name, (row, line) => {
      signal?.throwIfAborted();
      for (const [index, { parse, expected }] of types.entries()) {
        const text = row[index] ?? '';
        const value = text === '' ? null : parse(text);
        if (value === undefined) {
          throw cellInvalid(file, line, columns[index]?.id ?? '', expected, text);
        }
        cells[index]?.push(value);
      }
      if (cells[0]?.length === CHUNK_ROWS) flush();
    });
    if (cells[0]?.length !== 0) flush();
    appender.closeSync();
  }
}
