import Papa from 'papaparse';
import type { ScenarioProblem } from '#sim/core/errors/codes.ts';
import { MAX_PROBLEMS, MAX_TABLE_ROWS } from '../schema/limits.ts';
import { nearestName } from '../schema/nearest.ts';
import { printable } from '../text/source-document.ts';

const MAX_CELL_LENGTH = 60;

/** Problems of one table: the first ones, and how many there are. */
export class TableProblems {
  readonly listed: ScenarioProblem[] = [];
  count = 0;
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  /** `path` is the column. A cell as it stands in the table; other finds are in words. */
  report(line: number, path: string, expected: string, found: string, hint?: string): void {
    this.count += 1;
    if (this.listed.length >= MAX_PROBLEMS) return;
    const problem = { file: this.#file, line, path, expected, found };
    this.listed.push(hint === undefined ? problem : { ...problem, hint });
  }
}

/** One row: its line in the file, and its cells by the names that the reader asked for. */
export type ReadRow = (line: number, cells: readonly string[]) => void;

/** `"1,5"`, cut to what a message can show. */
export function shownCell(cell: string): string {
  return `"${printable(cell, MAX_CELL_LENGTH)}"`;
}

/**
 * Reads a table with a header, and tells every row's cells in the order of `wanted`; an entry with several names takes
 * whichever one of them the header has. Names go without regard to case, other columns are left alone. Gives back the
 * name that was found for each entry; undefined when the table cannot be read.
 */
export function readTable(
  text: string,
  wanted: readonly (readonly string[])[],
  problems: TableProblems,
  readRow: (found: readonly string[]) => ReadRow,
): void {
  const { data, errors } = Papa.parse<string[]>(text.replace(/\r\n?/g, '\n'), {
    delimiter: ',',
    newline: '\n',
    header: false,
    dynamicTyping: false,
    preview: MAX_TABLE_ROWS + 2,
  });
  const [header = [''], ...rows] = data;
  const columns = header.map((name) => name.trim().toLowerCase());
  const found = wanted.map((names) => columnOf(names, columns, problems));
  if (found.some((column) => column === undefined)) return;
  const places = found.map((column) => columns.indexOf(column ?? ''));
  const broken = new Map(errors.map(({ row = 0, message }) => [row, message]));
  const read = readRow(found.map((column) => column ?? ''));
  let line = 2 + linesWithin(header);
  let count = 0;
  for (const [index, row] of rows.entries()) {
    const at = line;
    line += 1 + linesWithin(row);
    const reason = broken.get(index + 1);
    // A blank line is no row; papaparse gives one empty cell for it.
    if (row.length === 1 && row[0]?.trim() === '' && reason === undefined) continue;
    count += 1;
    if (count > MAX_TABLE_ROWS) {
      problems.report(at, '', `at most ${MAX_TABLE_ROWS} rows`, 'more');
      return;
    }
    if (reason !== undefined) problems.report(at, '', 'a row of CSV', `one that cannot be read: ${reason}`);
    else if (row.length !== columns.length) {
      problems.report(at, '', `${columns.length} cells, as in the header`, `${row.length}`, COMMA_HINT);
    } else
      read(
        at,
        places.map((place) => (row[place] as string).trim()),
      );
  }
  if (count === 0) problems.report(1, '', 'at least one row below the header', 'none');
}

const COMMA_HINT = 'cells are separated by commas; a cell with a comma in it is written in double quotes';

function columnOf(names: readonly string[], columns: readonly string[], problems: TableProblems): string | undefined {
  const there = names.filter((name) => columns.includes(name));
  const [only] = there;
  const isOnce = columns.filter((column) => column === only).length === 1;
  if (only !== undefined && there.length === 1 && isOnce) return only;
  const expected = `one column ${names.join(' or ')} in the header`;
  const shown = columns.slice(0, 10).map(shownCell).join(', ');
  const nearest = only === undefined ? columns.find((column) => nearestName(column, names) !== undefined) : undefined;
  const meant = nearest === undefined ? undefined : nearestName(nearest, names);
  const hint = meant === undefined ? undefined : `did you mean "${meant}"?`;
  problems.report(1, '', expected, only === undefined ? shown : there.concat(isOnce ? [] : there).join(' and '), hint);
  return undefined;
}

/** Line ends inside the quoted cells of a row. */
function linesWithin(row: readonly string[]): number {
  let lines = 0;
  for (const cell of row) {
    for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) lines += 1;
  }
  return lines;
}
