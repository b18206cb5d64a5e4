import type { RunRows, RunTableName } from '#sim/ports/run-sink.ts';
import type { ColumnDescription } from '../columns.ts';
import type { CsvCell } from '../csv.ts';

/** One column of a table: what it means, and a row's value in it. */
export interface Column<Row> extends ColumnDescription {
  readonly cell: (row: Row) => CsvCell;
}

/** A table of a run folder whose columns are the same in every run. */
export interface Table<Name extends RunTableName> {
  readonly name: Name;
  readonly columns: readonly Column<RunRows[Name]>[];
}

/** A row of the file. */
export function cellsOf<Row>(columns: readonly Column<Row>[], row: Row): readonly CsvCell[] {
  return columns.map(({ cell }) => cell(row));
}

/** UTC calendar day as `2025-01-31`. */
export function utcDate(unixSeconds: number): string {
  return new Date(unixSeconds * 1000).toISOString().slice(0, 10);
}
