import { join } from 'node:path';
import * as z from 'zod';
import { SimError } from '#sim/core/errors/sim-error.ts';
import type { RunTableName } from '#sim/ports/run-sink.ts';
import { COLUMNS_FILE, type ColumnDescription } from './columns.ts';
import { parseCsv } from './csv.ts';
import { readRunText } from './file-access.ts';
import { parseRunFile, parseRunJson } from './manifest.ts';

/** One table of a run folder. Cells are the exact texts of the file. */
export interface RunTable {
  readonly file: string;
  readonly columns: readonly ColumnDescription[];
  readonly rows: readonly (readonly string[])[];
}

const column = z.strictObject({
  id: z.string(),
  title: z.string(),
  unit: z.string(),
  formula: z.string(),
  source: z.string().exactOptional(),
  better: z.string().exactOptional(),
});
const columns = z.array(column);
const columnsSchema = z.strictObject({
  'metrics.csv': columns,
  'actions.csv': columns.optional(),
  'agents.csv': columns,
  'cohorts.csv': columns,
  'events.csv': columns,
  'failures.csv': columns,
  'proposals.csv': columns,
  'rewards.csv': columns,
});

/**
 * Reads the finished ticks of one table: a line that a kill tore, and lines of a tick that has no line in
 * metrics.csv, are left out. Throws REPORT__RUN_FILE_INVALID with the file and the reason.
 */
export async function readRunTable(folder: string, name: RunTableName): Promise<RunTable> {
  const columnsFile = join(folder, COLUMNS_FILE);
  const described = parseRunFile(columnsFile, columnsSchema, parseRunJson(columnsFile, await readRunText(columnsFile)));
  const metrics = await readTable(folder, 'metrics.csv', described['metrics.csv']);
  requireTicksInOrder(metrics);
  if (name === 'metrics') return metrics;

  const file = `${name}.csv` as const;
  const columns = described[file];
  if (columns === undefined) throw invalid(join(folder, file), 'the run did not record it (outputs.actions)');
  const table = await readTable(folder, file, columns);
  const ticksFinished = metrics.rows.length;
  return { ...table, rows: table.rows.filter((row) => Number(row[0]) < ticksFinished) };
}

/** Position of a column, or undefined when the table does not have it. */
export function columnIndex(table: RunTable, id: string): number | undefined {
  const index = table.columns.findIndex((candidate) => candidate.id === id);
  return index < 0 ? undefined : index;
}

/**
 * A column as numbers, undefined where the cell is empty; undefined when the table does not have the column.
 * Throws REPORT__RUN_FILE_INVALID for a cell that is not a number.
 */
export function numberColumn(table: RunTable, id: string): readonly (number | undefined)[] | undefined {
  const index = columnIndex(table, id);
  if (index === undefined) return undefined;
  return table.rows.map((row, rowIndex) => {
    const text = row[index] ?? '';
    if (text === '') return undefined;
    const value = Number(text);
    if (Number.isFinite(value)) return value;
    throw invalid(table.file, `line ${rowIndex + 2}, column ${id}: expected a number, found "${text}"`);
  });
}

async function readTable(
  folder: string,
  name: `${RunTableName}.csv`,
  columns: readonly ColumnDescription[],
): Promise<RunTable> {
  const file = join(folder, name);
  const parsed = parseCsv(await readRunText(file));
  if (!parsed.ok) throw invalid(file, parsed.reason);
  const [header = [], ...rows] = parsed.rows;
  const expected = columns.map((candidate) => candidate.id);
  if (header.join() !== expected.join()) {
    throw invalid(file, `expected the header ${expected.join()} of ${COLUMNS_FILE}, found ${header.join()}`);
  }
  const wrong = rows.findIndex((row) => row.length !== expected.length);
  if (wrong >= 0) {
    throw invalid(file, `line ${wrong + 2}: expected ${expected.length} cells, found ${rows[wrong]?.length ?? 0}`);
  }
  return { file, columns, rows };
}

function requireTicksInOrder(metrics: RunTable): void {
  const wrong = metrics.rows.findIndex((row, index) => row[0] !== String(index));
  if (wrong < 0) return;
  throw invalid(metrics.file, `line ${wrong + 2}: expected tick ${wrong}, found "${metrics.rows[wrong]?.[0]}"`);
}

function invalid(file: string, reason: string): SimError {
  return new SimError('REPORT__RUN_FILE_INVALID', { file, reason });
}
