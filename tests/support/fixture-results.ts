import type { ColumnDescription } from '#reports/artifacts/columns.ts';
import { TIME_COLUMNS } from '#reports/artifacts/columns.ts';
import { type CsvCell, formatCsvCell } from '#reports/artifacts/csv.ts';
import { type EndedManifest, endManifest, startManifest } from '#reports/artifacts/manifest.ts';
import type { RunTable } from '#reports/artifacts/run-table.ts';
import { AGENTS } from '#reports/artifacts/tables/agents.ts';
import { COHORTS } from '#reports/artifacts/tables/cohorts.ts';
import { EVENTS } from '#reports/artifacts/tables/events.ts';
import { PROPOSALS } from '#reports/artifacts/tables/proposals.ts';
import { REWARDS } from '#reports/artifacts/tables/rewards.ts';
import { type Column, cellsOf, utcDate } from '#reports/artifacts/tables/table.ts';
import type { FailureTotal } from '#reports/failure-totals.ts';
import { type AttackHistory, attackHistories } from '#reports/history/attack-history.ts';
import { AttackStepLog } from '#reports/history/attack-steps.ts';
import { AttackLog } from '#reports/history/attacks.ts';
import { censuses } from '#reports/history/census.ts';
import { cohortCourses } from '#reports/history/cohort-course.ts';
import { eventLog } from '#reports/history/event-log.ts';
import { proposalHistories } from '#reports/history/proposal-history.ts';
import { rewardWeeks } from '#reports/history/reward-weeks.ts';
import type { RunResults } from '#reports/run-results.ts';
import type { RunSpec } from '#sim/core/run-spec.ts';
import { yearOfMetrics } from './chart-source.ts';
import { ATTACK_HEADS, fixtureAttackRows } from './fixture-attacks.ts';
import { type FixtureRows, type FixtureWorld, fixtureRows, fixtureTime } from './fixture-rows.ts';
import { FIXTURE_END, FIXTURE_SPEC, fixtureIdentity, fixtureWorld, metricColumn } from './run-folder-fixture.ts';

const FAILURES: readonly FailureTotal[] = [
  {
    cohort: 'retail',
    kind: 'stake',
    errorName: 'StakeCapExceeded',
    errorCode: 6_012,
    count: 40,
    firstTick: 3,
    lastTick: 300,
  },
  {
    cohort: 'whales',
    kind: 'claim_rewards',
    errorName: 'BelowMinClaim',
    errorCode: 6_020,
    count: 7,
    firstTick: 8,
    lastTick: 90,
  },
];

export interface FixtureResultsOptions {
  /** Rows of the run. Default: 365. */
  readonly ticks?: number;
  readonly spec?: RunSpec;
  /** Values of each metric, a value a tick. Default: `yearOfMetrics`. */
  readonly series?: Readonly<Record<string, readonly (number | undefined)[]>>;
  /** Parts that a test wants otherwise. */
  readonly change?: Partial<RunResults>;
}

/** The results of a run of the fixture without a folder: every metric of a chart, and rows of every table. */
export function fixtureResults(options: FixtureResultsOptions = {}): RunResults {
  const { ticks = 365, spec = FIXTURE_SPEC, series = yearOfMetrics(ticks), change } = options;
  const world = fixtureWorld({ ...spec, horizonTicks: ticks }, ticks);
  const rows = fixtureTables(world);
  return {
    manifest: endedManifest({ ...spec, horizonTicks: ticks }, ticks),
    metrics: metricsTable(series, ticks),
    failures: FAILURES,
    cohorts: cohortCourses(tableOf('cohorts.csv', COHORTS.columns, rows.cohorts)),
    censuses: censuses(tableOf('agents.csv', AGENTS.columns, rows.agents)),
    proposals: proposalHistories(tableOf('proposals.csv', PROPOSALS.columns, rows.proposals)),
    rewards: rewardWeeks(tableOf('rewards.csv', REWARDS.columns, rows.rewards)),
    events: eventLog(tableOf('events.csv', EVENTS.columns, rows.events)),
    attacks: fixtureAttacks({ ...spec, horizonTicks: ticks }, ticks),
    ...change,
  };
}

/** The attacks of a spec, read back from what a run of it writes. */
function fixtureAttacks(spec: RunSpec, ticks: number): readonly AttackHistory[] {
  const [log, stepLog] = [new AttackLog(ATTACK_HEADS.attacks), new AttackStepLog(ATTACK_HEADS.steps)];
  for (let tick = 0; tick < ticks; tick += 1) {
    const { attacks, steps } = fixtureAttackRows(tick, spec);
    for (const row of attacks) log.take(texts(cellsOf(ATTACK_HEADS.attacks.columns, row)), 2);
    for (const row of steps) stepLog.take(texts(cellsOf(ATTACK_HEADS.steps.columns, row)), 2);
  }
  return attackHistories(startManifest(fixtureIdentity(spec)), log.courses(), stepLog.steps());
}

/** A table as `readRunTable` gives it, of rows as a run writes them. */
export function tableOf<Row>(file: string, columns: readonly Column<Row>[], rows: readonly Row[]): RunTable {
  return { file, columns, rows: rows.map((row) => texts(cellsOf(columns, row))) };
}

/** `metrics.csv` with these series. */
export function metricsTable(series: NonNullable<FixtureResultsOptions['series']>, ticks: number): RunTable {
  const columns: readonly ColumnDescription[] = [...TIME_COLUMNS, ...Object.keys(series).map(metricColumn)];
  const rows = Array.from({ length: ticks }, (_, tick) => {
    const { unixSeconds } = fixtureTime(tick);
    return texts([tick, unixSeconds, utcDate(unixSeconds), ...Object.values(series).map((values) => values[tick])]);
  });
  return { file: 'metrics.csv', columns, rows };
}

function endedManifest(spec: RunSpec, ticks: number): EndedManifest {
  return endManifest(startManifest(fixtureIdentity(spec)), FIXTURE_END, ticks, []);
}

/** The rows of all ticks, and a census in the middle beside the one at the end. */
function fixtureTables(world: FixtureWorld): FixtureRows {
  const ticks = Array.from({ length: world.ticks }, (_, tick) => fixtureRows(tick, world));
  const middle = Math.floor(world.ticks / 2);
  const early = middle === 0 ? [] : fixtureRows(middle - 1, { ...world, ticks: middle }).agents;
  return {
    agents: [...early, ...ticks.flatMap(({ agents }) => agents)],
    cohorts: ticks.flatMap(({ cohorts }) => cohorts),
    proposals: ticks.flatMap(({ proposals }) => proposals),
    rewards: ticks.flatMap(({ rewards }) => rewards),
    events: ticks.flatMap(({ events }) => events),
  };
}

function texts(cells: readonly CsvCell[]): readonly string[] {
  return cells.map(formatCsvCell);
}
