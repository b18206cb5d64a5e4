import type { RunTables } from '../artifacts/run-table.ts';
import type { ResultCell, ResultTable } from './query-result.ts';
import { sqlName } from './sql-text.ts';
import { sqlTypeOf } from './sql-type.ts';

/** What a run folder can be asked. */
export interface TableList {
  /** The tables, with their rows. */
  readonly tables: ResultTable;
  /** Their columns, named as SQL takes them, with type, unit and title. */
  readonly columns: ResultTable;
}

/** The tables of a run. Throws REPORT__RUN_FILE_INVALID, and the reason of the signal. */
export async function tableList(tables: RunTables, signal?: AbortSignal): Promise<TableList> {
  const heads = tables.names.map((name) => ({ name, ...tables.head(name) }));
  const counts: (readonly ResultCell[])[] = [];
  for (const { name, columns } of heads) {
    let rows = name === 'metrics' ? tables.metrics.rows.length : 0;
    const count = (): void => {
      signal?.throwIfAborted();
      rows += 1;
    };
    if (name !== 'metrics') await tables.each(name, count);
    counts.push([text(name), number(rows), number(columns.length)]);
  }
  const described = heads.flatMap(({ name, columns }) =>
    columns.map((column) => [
      text(name),
      text(sqlName(column.id)),
      text(String(sqlTypeOf(name, column).type)),
      text(column.unit),
      text(column.title),
    ]),
  );
  return {
    tables: tableOf(['table'], ['rows', 'columns'], counts),
    columns: tableOf(['table', 'column', 'type', 'unit', 'title'], [], described),
  };
}

function tableOf(
  texts: readonly string[],
  numbers: readonly string[],
  rows: readonly (readonly ResultCell[])[],
): ResultTable {
  return {
    columns: [
      ...texts.map((name) => ({ name, isNumber: false })),
      ...numbers.map((name) => ({ name, isNumber: true })),
    ],
    rows: async function* () {
      yield await Promise.resolve(rows);
    },
  };
}

function text(value: string): ResultCell {
  return { text: value, json: value };
}

function number(value: number): ResultCell {
  return { text: String(value), json: value };
}
