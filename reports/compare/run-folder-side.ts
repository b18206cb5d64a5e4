import { basename, join, resolve } from 'node:path';
import { SimError } from '#sim/core/errors/sim-error.ts';
import { COLUMNS_FILE, MANIFEST_FILE, TIME_COLUMNS } from '../artifacts/columns.ts';
import { type RunManifest, readManifest } from '../artifacts/manifest.ts';
import { digestFile } from '../artifacts/result-file.ts';
import { numberColumn, readRunTable } from '../artifacts/run-table.ts';
import type { ComparedSide } from './compared-side.ts';

const METRICS_FILE = 'metrics.csv';

/**
 * A run folder as a side, whether its run ended or not. The metrics of a run that ended must be the ones that its
 * manifest names. Throws REPORT__RUN_FILE_INVALID.
 */
export async function runFolderSide(folder: string): Promise<ComparedSide> {
  const manifest = await readManifest(folder);
  const digest = await checkedDigest(folder, manifest);
  const table = await readRunTable(folder, 'metrics');
  const metrics = table.columns.slice(TIME_COLUMNS.length);
  const series = new Map(
    [...metrics.map(({ id }) => id), 'unix_seconds'].map((id) => [
      id,
      Float64Array.from(numberColumn(table, id) ?? [], (value) => value ?? Number.NaN),
    ]),
  );
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
        failure: ended?.failure ?? undefined,
        unixSeconds: series.get('unix_seconds') ?? new Float64Array(),
        cellsAt: (tickIndex) => table.rows[tickIndex]?.slice(TIME_COLUMNS.length),
        seriesOf: (id) => series.get(id),
      },
    ],
  };
}

async function checkedDigest(folder: string, manifest: RunManifest): Promise<string> {
  const metrics = await digestFile(join(folder, METRICS_FILE));
  if (manifest.status === 'running') return metrics.sha256;
  for (const found of [metrics, await digestFile(join(folder, COLUMNS_FILE))]) {
    const expected = manifest.files.find(({ name }) => name === found.name)?.sha256;
    if (expected === found.sha256) continue;
    throw new SimError('REPORT__RUN_FILE_INVALID', {
      file: join(folder, found.name),
      reason: `it changed after the run: expected sha256 ${expected} of ${MANIFEST_FILE}, found ${found.sha256}`,
    });
  }
  return metrics.sha256;
}
