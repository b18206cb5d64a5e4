import { join } from 'node:path';
import { SimError } from '#sim/core/errors/sim-error.ts';
import { MANIFEST_FILE } from './artifacts/columns.ts';
import { type RunManifest, readManifest } from './artifacts/manifest.ts';
import { digestFile } from './artifacts/result-file.ts';
import { numberColumn, type RunTable, readRunTable } from './artifacts/run-table.ts';
import type { ChartSource } from './charts/chart.ts';
import { type FailureTotal, failureTotals } from './failure-totals.ts';
import { type Census, censuses } from './history/census.ts';
import { type CohortCourse, cohortCourses } from './history/cohort-course.ts';
import { eventLog, type LoggedEvent } from './history/event-log.ts';
import { type ProposalHistory, proposalHistories } from './history/proposal-history.ts';
import { type RewardWeek, rewardWeeks } from './history/reward-weeks.ts';
import { printable } from './text/escape.ts';

/** What a run folder holds, checked and ready to be told. */
export interface RunResults {
  readonly manifest: RunManifest;
  readonly metrics: RunTable;
  readonly failures: readonly FailureTotal[];
  readonly cohorts: readonly CohortCourse[];
  /** In time order; the last is of the last tick, if the run got there. */
  readonly censuses: readonly Census[];
  readonly proposals: readonly ProposalHistory[];
  readonly rewards: readonly RewardWeek[];
  readonly events: readonly LoggedEvent[];
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
  return {
    manifest,
    metrics: await readRunTable(folder, 'metrics'),
    failures: failureTotals(await readRunTable(folder, 'failures')),
    cohorts: cohortCourses(await readRunTable(folder, 'cohorts')),
    censuses: censuses(await readRunTable(folder, 'agents')),
    proposals: proposalHistories(await readRunTable(folder, 'proposals')),
    rewards: rewardWeeks(await readRunTable(folder, 'rewards')),
    events: eventLog(await readRunTable(folder, 'events')),
  };
}

/** The results as charts take them. */
export function chartSource({ manifest, metrics, ...results }: RunResults): ChartSource {
  const name = Array.from(printable(manifest.scenario.name));
  const shortName = name.length > 60 ? `${name.slice(0, 59).join('')}…` : name.join('');
  return {
    ...results,
    runLabel: `${shortName} · seed ${manifest.seed} · ${printable(manifest.engine)}`,
    token: manifest.spec.token,
    unixSeconds: (numberColumn(metrics, 'unix_seconds') ?? []).map((seconds) => seconds ?? 0),
    units: manifest.status === 'running' ? [] : manifest.units,
    metric: (id) => numberColumn(metrics, id),
  };
}
