import { join } from 'node:path';
import { SimError } from '#sim/core/errors/sim-error.ts';
import type { ActionRow, FailureRow, MetricRow, RunSink } from '#sim/ports/run-sink.ts';
import {
  ACTION_COLUMNS,
  COLUMNS_FILE,
  type ColumnDescription,
  FAILURE_COLUMNS,
  METRIC_KEY_COLUMNS,
  type TableFile,
} from './columns.ts';
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
 * Creates the folder with a manifest that says `running`, and the tables with their headers; `actions.csv` only
 * when the spec asks for it. Each finished tick is then on disk as whole lines.
 * Throws REPORT__FOLDER_EXISTS, REPORT__FOLDER_NOT_REPLACEABLE, REPORT__WRITE_FAILED.
 */
export async function openRunFolder(options: RunFolderOptions): Promise<RunFolder> {
  const { folder, run, metrics } = options;
  await prepareFolder(folder, options.force);
  const manifest = startManifest(run);
  await writeManifest(folder, manifest);

  const withActions = run.spec.outputs.actions;
  const columns = {
    'metrics.csv': [...METRIC_KEY_COLUMNS, ...metrics.map(descriptionOnly)],
    'failures.csv': FAILURE_COLUMNS,
    ...(withActions ? { 'actions.csv': ACTION_COLUMNS } : {}),
  };
  await replaceFile(join(folder, COLUMNS_FILE), `${JSON.stringify(columns, null, 2)}\n`);
  return new RunFolderWriter(folder, manifest, metrics.length, {
    actions: withActions ? await createTable(folder, 'actions.csv', ACTION_COLUMNS) : undefined,
    failures: await createTable(folder, 'failures.csv', FAILURE_COLUMNS),
    metrics: await createTable(folder, 'metrics.csv', columns['metrics.csv']),
  });
}

async function createTable(
  folder: string,
  name: TableFile,
  columns: readonly ColumnDescription[],
): Promise<ResultFile> {
  const file = await ResultFile.create(join(folder, name));
  file.append(formatCsv([columns.map((column) => column.id)]));
  return file;
}

interface RunTables {
  readonly actions: ResultFile | undefined;
  readonly failures: ResultFile;
  readonly metrics: ResultFile;
}

class RunFolderWriter implements RunFolder {
  readonly folder: string;
  readonly #manifest: RunningManifest;
  readonly #metricCount: number;
  readonly #tables: RunTables;
  #metricRow: readonly CsvCell[] | undefined;
  #actionRows: (readonly CsvCell[])[] = [];
  #failureRows: (readonly CsvCell[])[] = [];
  #ticksFinished = 0;
  #ended: EndedManifest | undefined;

  constructor(folder: string, manifest: RunningManifest, metricCount: number, tables: RunTables) {
    this.folder = folder;
    this.#manifest = manifest;
    this.#metricCount = metricCount;
    this.#tables = tables;
  }

  metric(row: MetricRow): void {
    this.#expectTick(row.tickIndex, 'a metrics row');
    if (row.values.length !== this.#metricCount || this.#metricRow !== undefined) {
      throw new SimError('CORE__VALUE_OUT_OF_RANGE', {
        what: `the metrics of tick ${row.tickIndex}`,
        expected: `one row of ${this.#metricCount} values`,
        found: this.#metricRow === undefined ? `${row.values.length} values` : 'a second row',
      });
    }
    this.#metricRow = [row.tickIndex, row.unixSeconds, utcDate(row.unixSeconds), ...row.values];
  }

  action(row: ActionRow): void {
    this.#expectTick(row.tickIndex, 'an action');
    // A spec without actions.csv costs no memory here.
    if (this.#tables.actions === undefined) return;
    this.#actionRows.push([row.tickIndex, row.agentId, row.cohort, row.kind, row.amountBaseUnits, row.outcome]);
  }

  failure(row: FailureRow): void {
    this.#expectTick(row.tickIndex, 'a failure');
    this.#failureRows.push([row.tickIndex, row.cohort, row.kind, row.errorName, row.errorCode, row.count]);
  }

  async endTick(tickIndex: number): Promise<void> {
    this.#expectTick(tickIndex, 'the end of a tick');
    this.#flush();
    // The event loop turns once a tick: for signals, and for what an engine's binding releases only then.
    await new Promise((resolve) => setImmediate(resolve));
  }

  async finish(end: RunEnd): Promise<EndedManifest> {
    if (this.#ended !== undefined) return this.#ended;
    const files = [this.#tables.actions, this.#tables.failures, this.#tables.metrics].filter((f) => f !== undefined);
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
    const actions = formatCsv(this.#actionRows);
    const failures = formatCsv(this.#failureRows);
    const metrics = formatCsv([this.#metricRow]);
    this.#actionRows = [];
    this.#failureRows = [];
    this.#metricRow = undefined;
    this.#tables.actions?.append(actions);
    this.#tables.failures.append(failures);
    this.#tables.metrics.append(metrics);
    this.#ticksFinished += 1;
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

/** UTC calendar day as `2025-01-31`. */
export function utcDate(unixSeconds: number): string {
  return new Date(unixSeconds * 1000).toISOString().slice(0, 10);
}

/** Drops what a metric's definition may hold beyond its description, such as its function. */
function descriptionOnly({ id, title, unit, formula }: ColumnDescription): ColumnDescription {
  return { id, title, unit, formula };
}
