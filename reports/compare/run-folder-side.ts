import { basename, join, resolve } from 'node:path';
import { COLUMNS_FILE, TIME_COLUMNS } from '../artifacts/columns.ts';
import { type RunManifest, readManifest, withRepair } from '../artifacts/manifest.ts';
import { digestFile } from '../artifacts/result-file.ts';
import { requireUnchanged } from '../artifacts/run-files.ts';
import { numberColumn, readRunTable } from '../artifacts/run-table.ts';
import type { ComparedSide } from './compared-side.ts';

const METRICS_FILE = 'metrics.csv';

/**
 * A run folder as a side, whether its run ended or not. The metrics of a run that ended must be the ones that its
 * manifest names. Throws REPORT__RUN_FILE_INVALID.
 */
export async function runFolderSide(folder: string): Promise<ComparedSide> {
  const manifest = await readManifest(folder);
  const { digest, metrics, table, series } = await withRepair(manifest, async () => readMetrics(folder, manifest));
  const ended = manifest.status === 'running' ? undefined : manifest;
  return {
    name: basename(resolve(folder)),
    manifest,
    metrics,
    runs: [
      {
        seed: manifest.seed,
        status: manifest.status,
        ticksFinished: table.rows.length,
        digest,
        vacuousKinds: ended?.vacuousKinds ?? [],
        broken: ended?.broken ?? [],
        failure: ended?.failure ?? undefined,
        unixSeconds: series.get('unix_seconds') ?? new Float64Array(),
        cellsAt: (tickIndex) => table.rows[tickIndex]?.slice(TIME_COLUMNS.length),
        seriesOf: (id) => series.get(id),
      },
    ],
  };
}

/** Every cell of a metric is read as a number, so that no odd one is found later. */
async function readMetrics(folder: string, manifest: RunManifest) {
  const digest = await checkedDigest(folder, manifest);
  const table = await readRunTable(folder, 'metrics');
  const metrics = table.columns.slice(TIME_COLUMNS.length);
  const series = new Map(
    [...metrics.map(({ id }) => id), 'unix_seconds'].map((id) => [
      id,
      Float64Array.from(numberColumn(table, id) ?? [], (value) => value ?? Number.NaN),
    ]),
  );
  return { digest, metrics, table, series };
}

async function checkedDigest(folder: string, manifest: RunManifest): Promise<string> {
  await requireUnchanged(folder, manifest, [METRICS_FILE, COLUMNS_FILE]);
  return (await digestFile(join(folder, METRICS_FILE))).sha256;
}
