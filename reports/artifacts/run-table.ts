import { join } from 'node:path';
import { SimError } from '#sim/core/errors/sim-error.ts';
import type { RunTableName } from '#sim/ports/run-sink.ts';
import { cellInvalid, numberOf, shownText } from './cell-value.ts';
import { COLUMNS_FILE, type ColumnDescription, MANIFEST_FILE, TIME_COLUMNS } from './columns.ts';
import { type CsvRowListener, eachCsvRow } from './csv-rows.ts';
import { type DescribedColumns, readDescribedColumns } from './described-columns.ts';
import { type RunManifest, readManifest, withRepair } from './manifest.ts';
import { utcDate } from './tables/table.ts';

/** Of the year 9999, the last one that a date in four digits has. */
const LAST_SECOND = 253_402_300_799;

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

/** Opens a run folder for reading. Throws REPORT__RUN_FILE_INVALID with the file, the line and the reason. */
export async function openRunTables(folder: string): Promise<RunTables> {
  const manifest = await readManifest(folder);
  return withRepair(manifest, async () => {
    const described = await readDescribedColumns(folder);
    const head = (name: RunTableName): TableHead => headOf(folder, described, name);
    const metrics = await readMetrics(head('metrics'));
    requireTicks(metrics, manifest);
    return {
      manifest,
      metrics,
      names: [...described.keys()],
      head,
      each: async (name, onRow) =>
        withRepair(manifest, async () => {
          const ticks = metrics.rows.length;
          const isRunning = manifest.status === 'running';
          const last = await eachFinishedRow(head(name), ticks, isRunning, onRow);
          // A run that still goes on has finished more ticks since its metrics were read.
          if (last.tick <= ticks || last.tick <= (await finishedTicks(metrics))) return;
          throw tickOutside(head(name).file, last.line, 0, ticks, String(last.tick));
        }),
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
    const value = numberOf(text);
    if (value === undefined) throw cellInvalid(table.file, rowIndex + 2, id, 'a number', text);
    return value;
  });
}

function headOf(folder: string, described: DescribedColumns, name: RunTableName): TableHead {
  const file = join(folder, `${name}.csv`);
  const found = described.get(name);
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

/** A run that ended has the ticks that its manifest says. */
function requireTicks({ file, rows }: RunTable, manifest: RunManifest): void {
  if (manifest.status === 'running' || rows.length === manifest.ticksFinished) return;
  const expected = `expected the ${manifest.ticksFinished} finished ticks of ${MANIFEST_FILE}`;
  throw invalid(file, `${expected}, found ${rows.length}`);
}

/** Every line, checked: one a tick, in order. */
async function readMetrics(head: TableHead): Promise<RunTable> {
  const rows: (readonly string[])[] = [];
  await eachRow(head, (row, line) => {
    const tick = rows.push(row) - 1;
    const found = row[0] ?? '';
    if (found !== String(tick))
      throw invalid(head.file, `line ${line}: expected tick ${tick}, found ${shownText(found)}`);
  });
  return { ...head, rows };
}

async function finishedTicks(head: TableHead): Promise<number> {
  return (await readMetrics(head)).rows.length;
}

/**
 * Hands over rows below `ticksFinished`, and returns where the last row stands. Behind them are rows of the next tick,
 * which a kill left unfinished, and in a run that may go on (`isRunning`) of ticks after it.
 */
async function eachFinishedRow(
  head: TableHead,
  ticksFinished: number,
  isRunning: boolean,
  onRow: CsvRowListener,
): Promise<{ readonly tick: number; readonly line: number }> {
  const last = { tick: 0, line: 1 };
  await eachRow(head, (row, line) => {
    const [text = ''] = row;
    const tick = /^\d{1,9}$/.test(text) ? Number(text) : -1;
    if (tick < last.tick || (tick > ticksFinished && !isRunning)) {
      throw tickOutside(head.file, line, Math.min(last.tick, ticksFinished), ticksFinished, text);
    }
    last.tick = tick;
    last.line = line;
    if (tick < ticksFinished) onRow(row, line);
  });
  return last;
}

function tickOutside(file: string, line: number, from: number, to: number, found: string): SimError {
  return invalid(file, `line ${line}: expected a tick from ${from} to ${to}, found ${shownText(found)}`);
}

async function eachRow({ file, columns: described }: TableHead, onRow: CsvRowListener): Promise<void> {
  const expected = described.map(({ id }) => id);
  const hasTime = TIME_COLUMNS.every(({ id }, index) => expected[index] === id);
  let [timeBefore, dateBefore] = ['', ''];
  await eachCsvRow(file, (row, line) => {
    if (line === 1) return requireHeader(file, expected, row);
    if (row.length !== expected.length) {
      throw invalid(file, `line ${line}: expected ${expected.length} cells, found ${row.length}`);
    }
    const [, time = '', date = ''] = row;
    if (hasTime && (time !== timeBefore || date !== dateBefore)) {
      requireTime(file, line, time, date);
      [timeBefore, dateBefore] = [time, date];
    }
    onRow(row, line);
  });
}

/** Seconds, and the day that they fall on: charts and dates in words are made of them. */
function requireTime(file: string, line: number, time: string, date: string): void {
  const seconds = /^\d{1,12}$/.test(time) ? Number(time) : Number.POSITIVE_INFINITY;
  if (seconds > LAST_SECOND) throw cellInvalid(file, line, 'unix_seconds', 'seconds since 1970', time);
  const day = utcDate(seconds);
  if (date !== day) throw cellInvalid(file, line, 'date', `the day ${day} of unix_seconds`, date);
}

function requireHeader(file: string, expected: readonly string[], found: readonly string[]): void {
  for (let index = 0; index < Math.max(expected.length, found.length); index++) {
    if (expected[index] === found[index]) continue;
    const [wanted, cell] = [expected[index], found[index]].map((id) => (id === undefined ? 'none' : shownText(id)));
    throw invalid(file, `line 1, column ${index + 1}: expected the name ${wanted} of ${COLUMNS_FILE}, found ${cell}`);
  }
}

function invalid(file: string, reason: string): SimError {
  return new SimError('REPORT__RUN_FILE_INVALID', { file, reason });
}
