import { type DuckDBResult, DuckDBTypeId, type DuckDBValue } from '@duckdb/node-api';
import { queryError } from './query-error.ts';

/** One column of a result. */
export interface ResultColumn {
  readonly name: string;
  /** Numbers stand at the right. */
  readonly isNumber: boolean;
}

/** A table that a query gives: its columns, and its rows in blocks as they are made. Undefined is NULL. */
export interface ResultTable {
  readonly columns: readonly ResultColumn[];
  rows(): AsyncIterable<readonly (readonly ResultCell[])[]>;
}

/** Exact: `text` is the value in full, and `json` what JSON says for it. */
export type ResultCell = { readonly text: string; readonly json: string | number | boolean } | undefined;

const NUMBERS: ReadonlySet<DuckDBTypeId> = new Set([
  DuckDBTypeId.TINYINT,
  DuckDBTypeId.SMALLINT,
  DuckDBTypeId.INTEGER,
  DuckDBTypeId.BIGINT,
  DuckDBTypeId.UTINYINT,
  DuckDBTypeId.USMALLINT,
  DuckDBTypeId.UINTEGER,
  DuckDBTypeId.UBIGINT,
  DuckDBTypeId.HUGEINT,
  DuckDBTypeId.UHUGEINT,
  DuckDBTypeId.FLOAT,
  DuckDBTypeId.DOUBLE,
  DuckDBTypeId.DECIMAL,
]);

/** Does a piece of the database's work. */
export type Within = <T>(work: () => Promise<T>) => Promise<T>;

/** What a statement gave, row by row. */
export class QueryResult implements ResultTable {
  readonly columns: readonly ResultColumn[];
  readonly #result: DuckDBResult;
  readonly #isAmount: readonly boolean[];
  readonly #within: Within;

  /** Rows are made within the limits. */
  constructor(result: DuckDBResult, within: Within) {
    this.#result = result;
    this.#within = within;
    const types = result.columnTypes().map(({ typeId }) => typeId);
    this.columns = result.deduplicatedColumnNames().map((name, index) => ({
      name,
      isNumber: NUMBERS.has(types[index] ?? DuckDBTypeId.INVALID),
    }));
    this.#isAmount = types.map((type) => type === DuckDBTypeId.HUGEINT || type === DuckDBTypeId.UHUGEINT);
  }

  /** Throws REPORT__QUERY_INVALID where a value cannot be made, and what the limits throw. */
  async *rows(): AsyncGenerator<readonly (readonly ResultCell[])[]> {
    const blocks = this.#result.yieldRows();
    try {
      for (;;) {
        const next = await this.#within(() => blocks.next());
        if (next.done === true) return;
        yield next.value.map((row) => row.map((value, index) => cellOf(value, this.#isAmount[index] === true)));
      }
    } catch (error) {
      throw queryError(error);
    }
  }
}

/** Amounts are texts in JSON, as they are in manifests: its readers would round them. So is whatever has no number. */
function cellOf(value: DuckDBValue, isAmount: boolean): ResultCell {
  if (value === null) return undefined;
  if (typeof value === 'boolean') return { text: String(value), json: value };
  if (typeof value === 'number') return { text: String(value), json: Number.isFinite(value) ? value : String(value) };
  const text = String(value);
  const isSafe = typeof value === 'bigint' && !isAmount && Number.isSafeInteger(Number(value));
  return { text, json: isSafe ? Number(value) : text };
}
