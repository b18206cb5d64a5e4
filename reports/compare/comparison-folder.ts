import { join } from 'node:path';
import { COLUMNS_FILE, COMPARISON_MANIFEST_FILE } from '../artifacts/columns.ts';
import { type CsvCell, formatCsv } from '../artifacts/csv.ts';
import { replaceFile } from '../artifacts/file-access.ts';
import { releaseFolder } from '../artifacts/folder-lock.ts';
import { type FolderKind, prepareFolder } from '../artifacts/folder-preparation.ts';
import { digestFile, type FileDigest } from '../artifacts/result-file.ts';
import type { Comparison } from './comparison.ts';
import {
  type ComparisonIdentity,
  type ComparisonManifest,
  endComparisonManifest,
  isComparisonManifest,
  startComparisonManifest,
  writeComparisonManifest,
} from './comparison-manifest.ts';
import { type ComparisonReport, writeComparisonReport } from './comparison-report.ts';
import { comparisonColumns, differenceRows, runRows } from './comparison-tables.ts';

const COMPARISON_FOLDER: FolderKind = {
  noun: 'comparison',
  manifestFile: COMPARISON_MANIFEST_FILE,
  isOwn: isComparisonManifest,
  entries: ['differences.csv', 'runs.csv', COLUMNS_FILE, 'charts', 'compare.html', 'compare.md'],
};

export interface ComparisonFolderOptions {
  readonly folder: string;
  /** Replace a comparison's folder that is there already. Any other folder is never touched. */
  readonly force: boolean;
  readonly identity: ComparisonIdentity;
}

export interface FinishedComparison {
  readonly folder: string;
  readonly comparison: Comparison;
  readonly manifest: ComparisonManifest;
  readonly report: ComparisonReport;
}

/** A comparison's folder: taken before its runs begin, so that what can be refused is refused then. */
export class ComparisonFolder {
  readonly folder: string;
  readonly #manifest: ComparisonManifest;

  private constructor(folder: string, manifest: ComparisonManifest) {
    this.folder = folder;
    this.#manifest = manifest;
  }

  /**
   * Creates the folder with a manifest that says `running`.
   * Throws REPORT__FOLDER_EXISTS, REPORT__FOLDER_NOT_REPLACEABLE, REPORT__FOLDER_IN_USE, REPORT__WRITE_FAILED.
   */
  static async open({ folder, force, identity }: ComparisonFolderOptions): Promise<ComparisonFolder> {
    await prepareFolder(folder, force, COMPARISON_FOLDER);
    const manifest = startComparisonManifest(identity);
    await writeComparisonManifest(folder, manifest);
    return new ComparisonFolder(folder, manifest);
  }

  /**
   * Writes tables, charts, page, summary, and the final manifest. Throws REPORT__WRITE_FAILED; the manifest then says
   * `failed`, as far as it can be written.
   */
  async finish(comparison: Comparison): Promise<FinishedComparison> {
    try {
      return await this.#finish(comparison);
    } catch (error) {
      await this.abandon('failed').catch(() => undefined);
      throw error;
    }
  }

  async #finish(comparison: Comparison): Promise<FinishedComparison> {
    const columns = `${JSON.stringify(comparisonColumns(comparison), null, 2)}\n`;
    await replaceFile(join(this.folder, COLUMNS_FILE), columns);
    const files = [
      await digestFile(join(this.folder, COLUMNS_FILE)),
      await this.#table('differences.csv', differenceRows(comparison)),
      await this.#table('runs.csv', runRows(comparison)),
    ];
    const report = await writeComparisonReport(this.folder, comparison, this.#manifest.command);
    const manifest = endComparisonManifest(this.#manifest, comparison, files);
    await this.#end(manifest);
    return { folder: this.folder, comparison, manifest, report };
  }

  /** Ends without results: the runs were interrupted, or nothing could be compared. */
  async abandon(status: 'interrupted' | 'failed'): Promise<void> {
    await this.#end({ ...this.#manifest, status });
  }

  async #table(name: string, rows: readonly (readonly CsvCell[])[]): Promise<FileDigest> {
    const file = join(this.folder, name);
    await replaceFile(file, formatCsv(rows));
    return digestFile(file);
  }

  async #end(manifest: ComparisonManifest): Promise<void> {
    try {
      await writeComparisonManifest(this.folder, manifest);
    } finally {
      await releaseFolder(this.folder);
    }
  }
}
