import { SimError } from '#sim/core/errors/sim-error.ts';
import { cellInvalid, integerOf, numberOf } from '../artifacts/cell-value.ts';
import type { RunTable, TableHead } from '../artifacts/run-table.ts';

/** Cells of one row by column, checked as they are read. */
export interface RowReader {
  /** The exact text; empty where the cell is. */
  text(id: string): string;
  /** Undefined where the cell is empty. Throws REPORT__RUN_FILE_INVALID for what is no number. */
  number(id: string): number | undefined;
  /** Exact; undefined where the cell is empty. Throws REPORT__RUN_FILE_INVALID for what is no integer. */
  integer(id: string): bigint | undefined;
}

/** Reads the rows of a table one by one, in order, without copying them. */
export function readRows<T>(table: RunTable, read: (row: RowReader) => T): readonly T[] {
  const next = rowReader(table, read);
  return table.rows.map((row, index) => next(row, index + 2));
}

/** Reads rows of a table that come one by one, each with the line that it stands in. */
export function rowReader<T>(
  { file, columns }: TableHead,
  read: (row: RowReader) => T,
): (cells: readonly string[], line: number) => T {
  const positions = new Map(columns.map(({ id }, index) => [id, index]));
  let cells: readonly string[] = [];
  let line = 1;
  const text = (id: string): string => cells[positions.get(id) ?? columnMissing(file, id)] ?? '';
  const valueOf = <V>(id: string, expected: string, parse: (text: string) => V | undefined): V | undefined => {
    const found = text(id);
    if (found === '') return undefined;
    const value = parse(found);
    if (value === undefined) throw cellInvalid(file, line, id, expected, found);
    return value;
  };
  const reader: RowReader = {
    text,
    number: (id) => valueOf(id, 'a number', numberOf),
    integer: (id) => valueOf(id, 'a whole number', integerOf),
  };
  return (row, at) => {
    cells = row;
    line = at;
    return read(reader);
  };
}

function columnMissing(file: string, id: string): never {
  throw new SimError('REPORT__RUN_FILE_INVALID', { file, reason: `expected a column ${id}, found none` });
}
