import { join } from 'node:path';
import { SWEEP_MANIFEST_FILE } from '../artifacts/columns.ts';
import { formatCsv } from '../artifacts/csv.ts';
import { releaseFolder } from '../artifacts/folder-lock.ts';
import { type FolderKind, prepareFolder } from '../artifacts/folder-preparation.ts';
import { type FileDigest, ResultFile } from '../artifacts/result-file.ts';
import { type Band, bandsOf } from './bands.ts';
import { type ConclusionResult, checkConclusions } from './conclusions.ts';
import {
  type EndedSweepManifest,
  endSweepManifest,
  isSweepManifest,
  type RunningSweepManifest,
  type SweepIdentity,
  startSweepManifest,
  writeSweepManifest,
} from './sweep-manifest.ts';
import { type SweepReport, writeSweepReport } from './sweep-report.ts';
import type { SweepDesign, SweepRun } from './sweep-run.ts';
import {
  bandRows,
  conclusionRow,
  headerOf,
  type Row,
  runRow,
  SWEEP_TABLES,
  type SweepTable,
  yearRows,
} from './sweep-tables.ts';

const SWEEP_FOLDER: FolderKind = {
  noun: 'sweep',
  manifestFile: SWEEP_MANIFEST_FILE,
  isOwn: isSweepManifest,
  entries: [...SWEEP_TABLES, 'charts', 'sweep.html', 'summary.md'],
};

export interface SweepFolderOptions {
  readonly folder: string;
  /** Replace a sweep's folder that is there already. Any other folder is never touched. */
  readonly force: boolean;
  readonly design: SweepDesign;
  readonly sweep: SweepIdentity;
}

export interface FinishedSweep {
  readonly manifest: EndedSweepManifest;
  readonly conclusions: readonly ConclusionResult[];
  /** In the order of the design; undefined when no run failed. */
  readonly firstFailure:
    | { readonly variant: string; readonly seed: number; readonly code: string; readonly message: string }
    | undefined;
  /** Undefined for an interrupted sweep. */
  readonly report: SweepReport | undefined;
}

/**
 * A sweep's folder while the sweep writes to it. Runs end in any order; their rows are written in the order of the
 * design, each as soon as all before it are there, so that the bytes do not depend on how many workers there are.
 */
export class SweepFolder {
  readonly folder: string;
  readonly #design: SweepDesign;
  readonly #manifest: RunningSweepManifest;
  readonly #runTable: ResultFile;
  readonly #yearTable: ResultFile;
  readonly #runs: (SweepRun | undefined)[];
  #written = 0;

  private constructor(
    options: SweepFolderOptions,
    manifest: RunningSweepManifest,
    tables: readonly [ResultFile, ResultFile],
  ) {
    this.folder = options.folder;
    this.#design = options.design;
    this.#manifest = manifest;
    [this.#runTable, this.#yearTable] = tables;
    this.#runs = options.design.variants.flatMap(() => options.design.seeds.map(() => undefined));
  }

  /**
   * Creates the folder with a manifest that says `running`, and the tables of runs and years with their headers.
   * Throws REPORT__FOLDER_EXISTS, REPORT__FOLDER_NOT_REPLACEABLE, REPORT__FOLDER_IN_USE, REPORT__WRITE_FAILED.
   */
  static async open(options: SweepFolderOptions): Promise<SweepFolder> {
    const { folder, force, design, sweep } = options;
    await prepareFolder(folder, force, SWEEP_FOLDER);
    const manifest = startSweepManifest(design, sweep);
    await writeSweepManifest(folder, manifest);
    const runs = await createTable(folder, 'runs.csv', design);
    return new SweepFolder(options, manifest, [runs, await createTable(folder, 'years.csv', design)]);
  }

  /** Takes in a run that ended; an interrupted one is left out. */
  add(run: SweepRun): void {
    if (run.status === 'interrupted') return;
    this.#runs[this.#positionOf(run)] = run;
    for (let next = this.#runs[this.#written]; next !== undefined; next = this.#runs[this.#written]) {
      this.#write(next);
      this.#written += 1;
    }
  }

  /** Writes what is known when all runs have ended, and puts the final manifest in place. */
  async finish(): Promise<FinishedSweep> {
    const runs = this.#runs.filter((run) => run !== undefined);
    const { charts, conclusions: asked } = this.#design;
    const metrics = [...new Set([...charts, ...asked].map(({ metric }) => metric))];
    const bands = bandsOf(this.#design, runs, metrics);
    const conclusions = checkConclusions(this.#design, runs);
    const tables = [
      await this.#table('bands.csv', bands, bandRows),
      await this.#table('conclusions.csv', conclusions, (result) => [conclusionRow(result)]),
    ];
    const status = runs.some((run) => run.status === 'failed') ? 'failed' : 'completed';
    return this.#end(status, runs, { bands, conclusions }, tables);
  }

  /** Ends without the runs that are not there; those that ended are written, also after a gap. */
  async interrupt(): Promise<FinishedSweep> {
    for (const run of this.#runs.slice(this.#written)) if (run !== undefined) this.#write(run);
    const runs = this.#runs.filter((run) => run !== undefined);
    return this.#end('interrupted', runs, undefined, []);
  }

  async #end(
    status: EndedSweepManifest['status'],
    runs: readonly SweepRun[],
    findings: { readonly bands: readonly Band[]; readonly conclusions: readonly ConclusionResult[] } | undefined,
    tables: readonly FileDigest[],
  ): Promise<FinishedSweep> {
    await this.#runTable.close();
    await this.#yearTable.close();
    const conclusions = findings?.conclusions ?? [];
    const files = [this.#runTable.digest(), this.#yearTable.digest(), ...tables];
    const manifest = endSweepManifest(this.#manifest, { status, runs, conclusions, files });
    const report =
      findings === undefined
        ? undefined
        : await writeSweepReport(this.folder, { design: this.#design, manifest, runs, ...findings });
    await writeSweepManifest(this.folder, manifest);
    await releaseFolder(this.folder);
    const failed = runs.find(({ failure }) => failure !== undefined);
    const firstFailure =
      failed?.failure === undefined ? undefined : { variant: failed.variant, seed: failed.seed, ...failed.failure };
    return { manifest, conclusions, firstFailure, report };
  }

  async #table<T>(name: SweepTable, items: readonly T[], rowsOf: (item: T) => readonly Row[]): Promise<FileDigest> {
    const table = await createTable(this.folder, name, this.#design);
    for (const item of items) table.append(formatCsv(rowsOf(item)));
    await table.close();
    return table.digest();
  }

  /** Years first: a run whose line in runs.csv is complete has all its other lines. */
  #write(run: SweepRun): void {
    this.#yearTable.append(formatCsv(yearRows(this.#design, run)));
    this.#runTable.append(formatCsv([runRow(this.#design, run)]));
  }

  #positionOf({ variant, seed }: SweepRun): number {
    const { variants, seeds } = this.#design;
    const variantIndex = variants.findIndex(({ name }) => name === variant);
    const seedIndex = seeds.indexOf(seed);
    if (variantIndex < 0 || seedIndex < 0) throw new TypeError(`the sweep has no run ${variant} with seed ${seed}`);
    return variantIndex * seeds.length + seedIndex;
  }
}

async function createTable(folder: string, name: SweepTable, design: SweepDesign): Promise<ResultFile> {
  const file = await ResultFile.create(join(folder, name));
  file.append(formatCsv([headerOf(name, design)]));
  return file;
}
