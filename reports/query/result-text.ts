import { SimError } from '#sim/core/errors/sim-error.ts';
import { formatCsv } from '../artifacts/csv.ts';
import { printable } from '../text/escape.ts';
import type { ResultCell, ResultTable } from './query-result.ts';

export const RESULT_FORMATS = ['table', 'csv', 'json'] as const;
export type ResultFormat = (typeof RESULT_FORMATS)[number];

/** A table in columns is for reading: more rows than this, which it would have to hold, are refused. */
const MOST_ALIGNED_ROWS = 100_000;

/**
 * A result as text, in pieces. A table in columns needs all its rows first; CSV and JSON are made as they come.
 * Throws REPORT__QUERY_INVALID for more rows than a table in columns has.
 */
export function resultText(result: ResultTable, format: ResultFormat): AsyncIterable<string> {
  switch (format) {
    case 'table':
      return alignedText(result);
    case 'csv':
      return csvText(result);
    case 'json':
      return jsonText(result);
  }
}

/** RFC 4180, NULL as an empty cell. */
async function* csvText(result: ResultTable): AsyncGenerator<string> {
  yield formatCsv([result.columns.map(({ name }) => name)]);
  for await (const block of result.rows()) yield formatCsv(block.map((row) => row.map((cell) => cell?.text)));
}

/** An array of objects, a line each. */
async function* jsonText(result: ResultTable): AsyncGenerator<string> {
  let before = '[\n';
  for await (const block of result.rows()) {
    let text = '';
    for (const row of block) {
      const fields = result.columns.map(({ name }, index) => [name, row[index]?.json ?? null] as const);
      text += `${before}${JSON.stringify(Object.fromEntries(fields))}`;
      before = ',\n';
    }
    yield text;
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

/** Columns as wide as their widest cell, numbers at the right, and the number of rows below. */
async function* alignedText(result: ResultTable): AsyncGenerator<string> {
  const { columns } = result;
  const lines: (readonly (readonly string[])[])[] = [];
  for await (const block of result.rows()) {
    if (lines.length + block.length > MOST_ALIGNED_ROWS) throw tooManyRows();
    for (const row of block) lines.push(row.map(cellLines));
  }
  const header = columns.map(({ name }) => [printable(name)]);
  const widths = columns.map((_, index) =>
    [header, ...lines].reduce((width, row) => Math.max(width, ...(row[index] ?? []).map(widthOf)), 0),
  );
  const formatRow = (cells: readonly (readonly string[])[]): string => {
    const height = Math.max(1, ...cells.map(({ length }) => length));
    let text = '';
    for (let line = 0; line < height; line++) {
      const padded = columns.map(({ isNumber }, index) =>
        pad(cells[index]?.[line] ?? '', widths[index] ?? 0, isNumber),
      );
      text += `${padded.join('  ').trimEnd()}\n`;
    }
    return text;
  };
  yield formatRow(header);
  yield formatRow(widths.map((width) => ['-'.repeat(width)]));
  for (const row of lines) yield formatRow(row);
  yield `${lines.length} ${lines.length === 1 ? 'row' : 'rows'}\n`;
}

function tooManyRows(): SimError {
  return new SimError('REPORT__QUERY_INVALID', {
    reason: `more than ${MOST_ALIGNED_ROWS} rows, which no table in columns shows`,
    hint: 'add a limit, or pass --format csv or json, which write rows as they come',
  });
}

/** A cell may be a drawing of many lines, as of EXPLAIN. */
function cellLines(cell: ResultCell): readonly string[] {
  return cell === undefined ? [''] : cell.text.split(/\r?\n/).map(printable);
}

function widthOf(text: string): number {
  return Array.from(text).length;
}

function pad(text: string, width: number, atRight: boolean): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return atRight ? space + text : text + space;
}
