import Papa from 'papaparse';
import { SimError } from '#sim/core/errors/sim-error.ts';

/** RFC 4180 ends every record, the last one too, with these two characters. */
export const CSV_NEWLINE = '\r\n';

export type CsvCell = bigint | number | string | undefined;

/** What a cell that is never quoted consists of; any other text is left to the library. */
const PLAIN = /^[\w./:+-]*$/;

/** The rows as CSV text, each ended by CRLF; no text for no rows. */
export function formatCsv(rows: readonly (readonly CsvCell[])[]): string {
  let text = '';
  for (const row of rows) text += formatRow(row) + CSV_NEWLINE;
  return text;
}

function formatRow(row: readonly CsvCell[]): string {
  let text = '';
  for (let column = 0; column < row.length; column++) {
    const cell = row[column];
    // Numbers hold nothing to quote.
    if (typeof cell === 'string' && !PLAIN.test(cell)) return quotedRow(row);
    text += column === 0 ? formatCsvCell(cell) : `,${formatCsvCell(cell)}`;
  }
  return text;
}

function quotedRow(row: readonly CsvCell[]): string {
  return Papa.unparse([row.map(formatCsvCell)], { header: false, newline: CSV_NEWLINE });
}

/**
 * Integers in full, floats as the shortest text that reads back to the same value, undefined as an empty cell.
 * Throws CORE__VALUE_OUT_OF_RANGE for a number that is not finite: a run must not hide one in its results.
 */
export function formatCsvCell(value: CsvCell): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new SimError('CORE__VALUE_OUT_OF_RANGE', {
      what: 'a CSV cell',
      expected: 'a finite number',
      found: String(value),
    });
  }
  return String(value);
}
