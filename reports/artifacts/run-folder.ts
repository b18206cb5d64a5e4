import { join } from 'node:path';
import { SimError } from '#sim/core/errors/sim-error.ts';
import type { MetricRow, RunRows, RunSink, RunTableName } from '#sim/ports/run-sink.ts';
import { COLUMNS_FILE, type ColumnDescription, descriptionOf, TIME_COLUMNS } from './columns.ts';
import { type CsvCell, formatCsv } from './csv.ts';
import { replaceFile } from './file-access.ts';
import { releaseFolder } from './folder-lock.ts';
import { prepareFolder } from './folder-preparation.ts';
import {
  type EndedManifest,
  endManifest,
  type RunEnd,
  type RunIdentity,
  type RunningManifest,
  startManifest,
  writeManifest,
} from './manifest.ts';
import { digestFile, ResultFile } from './result-file.ts';
import { type FixedTableName, TABLES, tablesOf } from './tables/catalogue.ts';
import { type Column, cellsOf, utcDate } from './tables/table.ts';

export interface RunFolderOptions {
  readonly folder: string;
  /** Replace a run folder that is there already. A folder that is not a run's is never touched. */
  readonly force: boolean;
  readonly run: RunIdentity;
  /** The metrics, in the order of `MetricRow.values`. */
  readonly metrics: readonly ColumnDescription[];
}

/** A run's folder while the run writes to it. Calls come one after the other, as the tick loop makes them. */
export interface RunFolder extends RunSink {
  readonly folder: string;
  /**
   * Ends the run: drops the rows of an unfinished tick, closes the files, puts the final manifest in place. A run
   * ends once; a later call gives the same manifest again and changes nothing.
   */
  finish(end: RunEnd): Promise<EndedManifest>;
}

/**
 * Creates the folder with a manifest that says `running`, and the tables that the spec asks for with their headers.
 * Each finished tick is then on disk as whole lines.
 * Throws REPORT__FOLDER_EXISTS, REPORT__FOLDER_NOT_REPLACEABLE, REPORT__WRITE_FAILED.
 */
export async function openRunFolder(options: RunFolderOptions): Promise<RunFolder> {
  const { folder, run, metrics } = options;
  await prepareFolder(folder, options.force);
  const manifest = startManifest(run);
  await writeManifest(folder, manifest);

  const names = tablesOf(run.spec);
  const metricColumns = [...TIME_COLUMNS, ...metrics.map(descriptionOf)];
  const columns = {
    'metrics.csv': metricColumns,
    ...Object.fromEntries(names.map((name) => [`${name}.csv`, TABLES[name].columns.map(descriptionOf)])),
  };
  await replaceFile(join(folder, COLUMNS_FILE), `${JSON.stringify(columns, null, 2)}\n`);
  const tables = new Map<FixedTableName, OpenTable>();
  for (const name of names) {
    const file = await createTable(folder, name, TABLES[name].columns);
    tables.set(name, { file, columns: TABLES[name].columns as readonly Column<unknown>[], rows: [] });
  }
  return new RunFolderWriter(
    folder,
    manifest,
    metrics.length,
    tables,
    await createTable(folder, 'metrics', metricColumns),
  );
}

async function createTable(
  folder: string,
  name: RunTableName,
  columns: readonly ColumnDescription[],
): Promise<ResultFile> {
  const file = await ResultFile.create(join(folder, `${name}.csv`));
  file.append(formatCsv([columns.map((column) => column.id)]));
  return file;
}

/** A table and the rows of the open tick. */
interface OpenTable {
  readonly file: ResultFile;
  readonly columns: readonly Column<unknown>[];
  rows: (readonly CsvCell[])[];
}

class RunFolderWriter implements RunFolder {
  readonly folder: string;
  readonly #manifest: RunningManifest;
  readonly #metricCount: number;
  readonly #tables: ReadonlyMap<RunTableName, OpenTable>;
  readonly #metrics: ResultFile;
  #metricRow: readonly CsvCell[] | undefined;
  #ticksFinished = 0;
  #ended: EndedManifest | undefined;

  constructor(
    folder: string,
    manifest: RunningManifest,
    metricCount: number,
    tables: ReadonlyMap<RunTableName, OpenTable>,
    metrics: ResultFile,
  ) {
    this.folder = folder;
    this.#manifest = manifest;
    this.#metricCount = metricCount;
    this.#tables = tables;
    this.#metrics = metrics;
  }

  write<Name extends RunTableName>(name: Name, row: RunRows[Name]): void {
    this.#expectTick(row.tickIndex, name === 'metrics' ? 'a metrics row' : `a row of ${name}`);
    if (name === 'metrics') return this.#writeMetrics(row as MetricRow);
    // A table that was not asked for costs no memory here.
    const table = this.#tables.get(name);
    if (table !== undefined) table.rows.push(cellsOf(table.columns, row));
  }

  async endTick(tickIndex: number): Promise<void> {
    this.#expectTick(tickIndex, 'the end of a tick');
    this.#flush();
    // The event loop turns once a tick: for signals, and for what an engine's binding releases only then.
    await new Promise((resolve) => setImmediate(resolve));
  }

  async finish(end: RunEnd): Promise<EndedManifest> {
    if (this.#ended !== undefined) return this.#ended;
    const files = [...[...this.#tables.values()].map(({ file }) => file), this.#metrics];
    for (const file of files) await file.close();
    const manifest = endManifest(this.#manifest, end, this.#ticksFinished, [
      ...files.map((file) => file.digest()),
      await digestFile(join(this.folder, COLUMNS_FILE)),
    ]);
    await writeManifest(this.folder, manifest);
    await releaseFolder(this.folder);
    this.#ended = manifest;
    return manifest;
  }

  /** One write a file, metrics last: a tick whose metrics line is complete has all its other lines. */
  #flush(): void {
    if (this.#metricRow === undefined) {
      throw new SimError('CORE__VALUE_OUT_OF_RANGE', {
        what: `the metrics of tick ${this.#ticksFinished}`,
        expected: 'one row',
        found: 'none',
      });
    }
    const metrics = formatCsv([this.#metricRow]);
    this.#metricRow = undefined;
    for (const table of this.#tables.values()) {
      const { file, rows } = table;
      table.rows = [];
      if (rows.length > 0) file.append(formatCsv(rows));
    }
    this.#metrics.append(metrics);
    this.#ticksFinished += 1;
  }

  #writeMetrics(row: MetricRow): void {
    if (row.values.length !== this.#metricCount || this.#metricRow !== undefined) {
      throw new SimError('CORE__VALUE_OUT_OF_RANGE', {
        what: `the metrics of tick ${row.tickIndex}`,
        expected: `one row of ${this.#metricCount} values`,
        found: this.#metricRow === undefined ? `${row.values.length} values` : 'a second row',
      });
    }
    this.#metricRow = [row.tickIndex, row.unixSeconds, utcDate(row.unixSeconds), ...row.values];
  }

  #expectTick(tickIndex: number, what: string): void {
    if (tickIndex === this.#ticksFinished) return;
    throw new SimError('CORE__VALUE_OUT_OF_RANGE', {
      what: `the tick of ${what}`,
      expected: String(this.#ticksFinished),
      found: String(tickIndex),
    });
  }
}
