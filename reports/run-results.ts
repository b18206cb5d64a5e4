import { type RunManifest, withRepair } from './artifacts/manifest.ts';
import { requireUnchanged } from './artifacts/run-files.ts';
import { numberColumn, openRunTables, type RunTable, type RunTables, readTable } from './artifacts/run-table.ts';
import type { ChartSource } from './charts/chart.ts';
import { type FailureTotal, failureTotals } from './failure-totals.ts';
import { type AttackHistory, attackHistories } from './history/attack-history.ts';
import { AttackStepLog } from './history/attack-steps.ts';
import { AttackLog } from './history/attacks.ts';
import { type Census, CensusLog } from './history/census.ts';
import { type CohortCourse, cohortCourses } from './history/cohort-course.ts';
import { eventLog, type LoggedEvent } from './history/event-log.ts';
import { type ProposalHistory, proposalHistories } from './history/proposal-history.ts';
import { type RewardWeek, rewardWeeks } from './history/reward-weeks.ts';
import { inflationCap, quoteUnit } from './parameters.ts';
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
  /** In the order of the scenario. */
  readonly attacks: readonly AttackHistory[];
}

/**
 * Reads a run folder. The files of a run that ended must be the ones that its manifest names.
 * Throws REPORT__RUN_FILE_INVALID.
 */
export async function readRunResults(folder: string): Promise<RunResults> {
  const tables = await openRunTables(folder);
  return withRepair(tables.manifest, async () => {
    // What cannot be read is told with its line, before a hash that says no more than that something changed.
    const results = await readTables(tables);
    await requireUnchanged(folder, tables.manifest);
    return results;
  });
}

async function readTables(tables: RunTables): Promise<RunResults> {
  const log = new CensusLog(tables.head('agents'));
  await tables.each('agents', (cells, line) => log.take(cells, line));
  return {
    manifest: tables.manifest,
    metrics: tables.metrics,
    failures: failureTotals(await readTable(tables, 'failures')),
    cohorts: cohortCourses(await readTable(tables, 'cohorts')),
    censuses: log.censuses(),
    proposals: proposalHistories(await readTable(tables, 'proposals')),
    rewards: rewardWeeks(await readTable(tables, 'rewards')),
    events: eventLog(await readTable(tables, 'events')),
    attacks: await readAttacks(tables),
  };
}

async function readAttacks(tables: RunTables): Promise<readonly AttackHistory[]> {
  if (!tables.names.includes('attacks')) return [];
  const log = new AttackLog(tables.head('attacks'));
  await tables.each('attacks', (cells, line) => log.take(cells, line));
  const steps = new AttackStepLog(tables.head('attack_steps'));
  await tables.each('attack_steps', (cells, line) => steps.take(cells, line));
  return attackHistories(tables.manifest, log.courses(), steps.steps());
}

/** The results as charts take them. */
export function chartSource({ manifest, metrics, ...results }: RunResults): ChartSource {
  const name = Array.from(printable(manifest.scenario.name));
  const shortName = name.length > 60 ? `${name.slice(0, 59).join('')}…` : name.join('');
  return {
    ...results,
    runLabel: `${shortName} · seed ${manifest.seed} · ${printable(manifest.engine)}`,
    token: manifest.spec.token,
    quote: quoteUnit(manifest),
    inflationCap: inflationCap(manifest),
    unixSeconds: (numberColumn(metrics, 'unix_seconds') ?? []).map((seconds) => seconds ?? 0),
    units: manifest.status === 'running' ? [] : manifest.units,
    metric: (id) => numberColumn(metrics, id),
  };
}
