import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import Papa from 'papaparse';
import { shownText } from './cell-value.ts';

/** The first cell in which two result files differ. */
export interface CellDifference {
  /** Counted from 1, the header's line too. */
  readonly line: number;
  /** Text of the line's first cell: the tick, in every table. Undefined in the header. */
  readonly tick: string | undefined;
  /** Undefined where one file has a cell, or a line, more than the other. */
  readonly column: string | undefined;
  readonly expected: string;
  readonly found: string;
}

/**
 * Compares two CSV files line by line, without holding either in memory; undefined when they are the same. A line
 * break within quotes counts as one of the file.
 */
export async function firstDifference(expectedFile: string, foundFile: string): Promise<CellDifference | undefined> {
  const expectedLines = linesOf(expectedFile);
  const foundLines = linesOf(foundFile);
  let header: readonly string[] = [];
  try {
    for (let line = 1; ; line += 1) {
      const [expected, found] = [await expectedLines.next(), await foundLines.next()];
      if (expected.done === true && found.done === true) return undefined;
      const [left, right] = [textOf(expected), textOf(found)];
      if (left !== right) return cellDifference(line, header, left, right);
      if (line === 1) header = cellsOf(left ?? '');
    }
  } finally {
    await expectedLines.return(undefined);
    await foundLines.return(undefined);
  }
}

async function* linesOf(file: string): AsyncGenerator<string, undefined> {
  const stream = createReadStream(file, 'utf8');
  try {
    for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) yield line;
  } finally {
    stream.destroy();
  }
  return undefined;
}

function textOf(result: IteratorResult<string, undefined>): string | undefined {
  return result.done === true ? undefined : result.value;
}

function cellDifference(
  line: number,
  header: readonly string[],
  left: string | undefined,
  right: string | undefined,
): CellDifference {
  if (left === undefined || right === undefined) {
    const tick = cellsOf(left ?? right ?? '')[0];
    const inWords = (text: string | undefined): string => (text === undefined ? 'the end of the file' : 'a line');
    return { line, tick, column: undefined, expected: inWords(left), found: inWords(right) };
  }
  const [expected, found] = [cellsOf(left), cellsOf(right)];
  const column = expected.findIndex((cell, index) => cell !== found[index]);
  const tick = line === 1 ? undefined : expected[0];
  // A byte order mark is in no cell.
  if (column < 0 && expected.length === found.length) {
    return { line, tick, column: undefined, expected: shownText(left), found: shownText(right) };
  }
  const position = column < 0 ? expected.length : column;
  return {
    line,
    tick,
    column: header[position],
    expected: expected[position] ?? 'no cell',
    found: found[position] ?? 'no cell',
  };
}

function cellsOf(line: string): readonly string[] {
  return Papa.parse<string[]>(line, { delimiter: ',', header: false, dynamicTyping: false }).data[0] ?? [];
}
