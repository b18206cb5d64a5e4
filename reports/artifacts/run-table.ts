import { join } from 'node:path';
import * as z from 'zod';
import { SimError } from '#sim/core/errors/sim-error.ts';
import type { RunTableName } from '#sim/ports/run-sink.ts';
import { COLUMNS_FILE, type ColumnDescription } from './columns.ts';
import { type CsvRowListener, eachCsvRow } from './csv-rows.ts';
import { readRunText } from './file-access.ts';
import { parseRunFile, parseRunJson, type RunManifest, readManifest, withRepair } from './manifest.ts';
import { type FixedTableName, TABLES } from './tables/catalogue.ts';

/** A table's file and what its columns mean. */
export interface TableHead {
  readonly file: string;
  readonly columns: readonly ColumnDescription[];
}

/** One table of a run folder. Cells are the exact texts of the file. */
export interface RunTable extends TableHead {
  readonly rows: readonly (readonly string[])[];
}

/**
 * The tables of a run folder. Only finished ticks are read: a line that a kill tore, and lines of a tick that has no
 * line in metrics.csv, are left out.
 */
export interface RunTables {
  readonly manifest: RunManifest;
  readonly metrics: RunTable;
  /** Tables that the run recorded, metrics first. */
  readonly names: readonly RunTableName[];
  /** Throws REPORT__RUN_FILE_INVALID for a table that the run did not record. */
  head(name: RunTableName): TableHead;
  /** Reads a table row by row without holding it. Throws REPORT__RUN_FILE_INVALID, and what the listener throws. */
  each(name: RunTableName, onRow: CsvRowListener): Promise<void>;
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
  'attack_steps.csv': columns.optional(),
  'attacks.csv': columns.optional(),
  'cohorts.csv': columns,
  'events.csv': columns,
  'failures.csv': columns,
  'proposals.csv': columns,
  'rewards.csv': columns,
});
type Described = z.infer<typeof columnsSchema>;

const TABLE_NAMES: readonly RunTableName[] = ['metrics', ...(Object.keys(TABLES) as FixedTableName[])];

/** Opens a run folder for reading. Throws REPORT__RUN_FILE_INVALID with the file, the line and the reason. */
export async function openRunTables(folder: string): Promise<RunTables> {
  const manifest = await readManifest(folder);
  return withRepair(manifest, async () => {
    const file = join(folder, COLUMNS_FILE);
    const described = parseRunFile(file, columnsSchema, parseRunJson(file, await readRunText(file)));
    const head = (name: RunTableName): TableHead => headOf(folder, described, name);
    const metrics = await readMetrics(head('metrics'));
    return {
      manifest,
      metrics,
      names: TABLE_NAMES.filter((name) => described[`${name}.csv`] !== undefined),
      head,
      each: async (name, onRow) =>
        withRepair(manifest, async () => eachFinishedRow(head(name), metrics.rows.length, onRow)),
    };
  });
}

/** The finished ticks of one table. Throws REPORT__RUN_FILE_INVALID with the file, the line and the reason. */
export async function readRunTable(folder: string, name: RunTableName): Promise<RunTable> {
  return readTable(await openRunTables(folder), name);
}

/** One table as a whole. Throws REPORT__RUN_FILE_INVALID. */
export async function readTable(tables: RunTables, name: RunTableName): Promise<RunTable> {
  if (name === 'metrics') return tables.metrics;
  const rows: (readonly string[])[] = [];
  await tables.each(name, (row) => rows.push(row));
  return { ...tables.head(name), rows };
}

/** Position of a column, or undefined when the table does not have it. */
export function columnIndex(table: TableHead, id: string): number | undefined {
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

function headOf(folder: string, described: Described, name: RunTableName): TableHead {
  const file = join(folder, `${name}.csv`);
  const found = described[`${name}.csv`];
  if (found !== undefined) return { file, columns: found };
  throw new SimError('REPORT__RUN_FILE_INVALID', {
    file,
    reason: 'the run did not record it',
    fix:
      name === 'actions'
        ? 'set outputs.actions to true in the scenario, and run it again'
        : 'only runs of a scenario with attacks have it',
  });
}

/** Every line, checked: one a tick, in order. */
async function readMetrics(head: TableHead): Promise<RunTable> {
  const rows: (readonly string[])[] = [];
  await eachRow(head, (row, line) => {
    const tick = rows.push(row) - 1;
    if (row[0] !== String(tick)) throw invalid(head.file, `line ${line}: expected tick ${tick}, found "${row[0]}"`);
  });
  return { ...head, rows };
}

/** Rows below `ticksFinished`. Behind them only rows of the next tick may stand, which a kill left unfinished. */
async function eachFinishedRow(head: TableHead, ticksFinished: number, onRow: CsvRowListener): Promise<void> {
  let last = 0;
  await eachRow(head, (row, line) => {
    const [text = ''] = row;
    const tick = /^\d{1,9}$/.test(text) ? Number(text) : -1;
    if (tick < last || tick > ticksFinished) {
      throw invalid(head.file, `line ${line}: expected a tick from ${last} to ${ticksFinished}, found "${text}"`);
    }
    last = tick;
    if (tick < ticksFinished) onRow(row, line);
  });
}

async function eachRow({ file, columns: described }: TableHead, onRow: CsvRowListener): Promise<void> {
  const expected = described.map(({ id }) => id);
  await eachCsvRow(file, (row, line) => {
    if (line === 1) {
      if (row.join() === expected.join()) return;
      throw invalid(file, `line 1: expected the header ${expected.join()} of ${COLUMNS_FILE}, found ${row.join()}`);
    }
    if (row.length !== expected.length) {
      throw invalid(file, `line ${line}: expected ${expected.length} cells, found ${row.length}`);
    }
    onRow(row, line);
  });
}

function invalid(file: string, reason: string): SimError {
  return new SimError('REPORT__RUN_FILE_INVALID', { file, reason });
}
