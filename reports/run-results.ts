import { join } from 'node:path';
import { SimError } from '#sim/core/errors/sim-error.ts';
import { MANIFEST_FILE } from './artifacts/columns.ts';
import { type RunManifest, readManifest } from './artifacts/manifest.ts';
import { digestFile } from './artifacts/result-file.ts';
import { numberColumn, type RunTable, readRunTable } from './artifacts/run-table.ts';
import type { ChartSource } from './charts/chart.ts';
import { type FailureTotal, failureTotals } from './failure-totals.ts';
import { printable } from './text/escape.ts';

/** What a run folder holds, checked and ready to be told. */
export interface RunResults {
  readonly manifest: RunManifest;
  readonly metrics: RunTable;
  readonly failures: readonly FailureTotal[];
}

/**
 * Reads a run folder. The files of a run that ended must be the ones that its manifest names.
 * Throws REPORT__RUN_FILE_INVALID.
 */
export async function readRunResults(folder: string): Promise<RunResults> {
  const manifest = await readManifest(folder);
  if (manifest.status !== 'running') {
    for (const expected of manifest.files) {
      const found = await digestFile(join(folder, expected.name));
      if (found.sha256 !== expected.sha256) {
        throw new SimError('REPORT__RUN_FILE_INVALID', {
          file: join(folder, expected.name),
          reason: `it changed after the run: expected sha256 ${expected.sha256} of ${MANIFEST_FILE}, found ${found.sha256}`,
        });
      }
    }
  }
  const metrics = await readRunTable(folder, 'metrics.csv');
  const failures = failureTotals(await readRunTable(folder, 'failures.csv'));
  return { manifest, metrics, failures };
}

/** The results as charts take them. */
export function chartSource({ manifest, metrics }: RunResults): ChartSource {
  const name = Array.from(printable(manifest.scenario.name));
  const shortName = name.length > 60 ? `${name.slice(0, 59).join('')}…` : name.join('');
  return {
    runLabel: `${shortName} · seed ${manifest.seed} · ${printable(manifest.engine)}`,
    token: manifest.spec.token,
    unixSeconds: (numberColumn(metrics, 'unix_seconds') ?? []).map((seconds) => seconds ?? 0),
    metric: (id) => numberColumn(metrics, id),
  };
}
