import { existsSync } from 'node:fs';
import { buildReport, readRunTable } from '#reports/index.ts';
import type { BaselineSpec } from '#sim/core/assertion-spec.ts';
import { isSimError, type SimError } from '#sim/core/errors/sim-error.ts';
import type { RunObserver } from '#sim/index.ts';
import { assertionOutcomes, foundInWords } from '../assertions/assertion-outcome.ts';
import type { EngineName } from '../engines.ts';
import { type FinishedRun, runScenario } from '../run-scenario.ts';
import { shellQuoted } from '../shell-words.ts';
import { typedCommand } from '../typed-command.ts';
import { compareBaseline, differenceLines } from './baseline-comparison.ts';
import { baselineFileOf, baselineOf, readBaselineFile, writeBaseline } from './baseline-file.ts';
import { failuresOf, type RegressionCheck, type RegressionOutcome } from './regression-outcome.ts';

/** One scenario to test, as it goes to a worker: plain data. */
export interface RegressionTask {
  readonly file: string;
  readonly name: string;
  readonly folder: string;
  readonly force: boolean;
  readonly engine: EngineName;
  /** Name of a vulnerable twin. */
  readonly build: string | undefined;
  readonly programDir: string | undefined;
  readonly policies: readonly string[];
  /** Write the baseline where it is missing or not met, if everything else holds. */
  readonly update: boolean;
}

/** A month and the end, of every metric: enough to see when something moved. */
const DEFAULT_BASELINE_SECONDS = 30 * 86_400;
const DEFAULT_TOLERANCE = { absolute: 0, relative: 1e-9 };

const RUN_CHECK = { kind: 'run', name: 'runs to its end' } as const;
const VACUITY_CHECK = { kind: 'vacuity', name: 'does what it says' } as const;
const BASELINE_CHECK = { kind: 'baseline', name: 'keeps its baseline' } as const;

/** The worker's entry: nobody watches, and it is ended from outside. */
export async function runRegressionTask(task: RegressionTask): Promise<RegressionOutcome> {
  return runRegression(task, [], { aborted: false });
}

/** Runs one scenario and checks everything about it. Whatever fails is part of the outcome; it throws nothing of the run's. */
export async function runRegression(
  task: RegressionTask,
  observers: readonly RunObserver[],
  signal: { readonly aborted: boolean },
): Promise<RegressionOutcome> {
  const started = performance.now();
  const outcome = await attempt(task, observers, signal);
  const isRun = outcome.folder !== undefined && outcome.ticksFinished > 0;
  const report = outcome.status === 'failed' && isRun ? await reportOf(task.folder) : undefined;
  return { ...outcome, report, seconds: Math.round(performance.now() - started) / 1000 };
}

type Attempt = Omit<RegressionOutcome, 'seconds' | 'report'>;

async function attempt(
  task: RegressionTask,
  observers: RunObserver[] | readonly RunObserver[],
  signal: { readonly aborted: boolean },
): Promise<Attempt> {
  const { file, name, folder, force, engine, build, programDir, policies } = task;
  let ticksFinished = 0;
  let accepted = 0;
  const counter: RunObserver = {
    tickFinished: ({ tickIndex, totalAccepted }) => {
      ticksFinished = tickIndex + 1;
      accepted = totalAccepted;
    },
  };
  try {
    const run = await runScenario({
      file,
      folder,
      engine,
      seed: undefined,
      actions: false,
      force,
      policies,
      programDir,
      build,
      signatures: 'sampled',
      report: false,
      observers: [counter, ...observers],
      signal,
    });
    const facts = { file, name, ticksFinished, accepted, folder, resultsDigest: run.resultsDigest };
    if (run.result.status === 'interrupted') return { ...facts, status: 'interrupted', checks: [] };
    const checks = await checksOf(task, run);
    return { ...facts, checks, status: failuresOf({ checks }).length === 0 ? 'passed' : 'failed' };
  } catch (error) {
    const checks = checksOfError(error);
    const isRun = ticksFinished > 0 || checks[0]?.kind !== 'valid';
    const kept = isRun ? folder : undefined;
    return { file, name, status: 'failed', checks, ticksFinished, accepted, folder: kept, resultsDigest: undefined };
  }
}

/** A file that cannot be run has one check; a run that stopped has all of them, the later ones skipped. */
function checksOfError(error: unknown): readonly RegressionCheck[] {
  if (!isSimError(error)) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return stopped([`unexpected error, a bug of actsim: ${text}`]);
  }
  const lines = `${error.code}: ${error.message}`.split('\n');
  return isOfTheFile(error) ? [{ kind: 'valid', name: 'is valid', status: 'failed', lines }] : stopped(lines);
}

function isOfTheFile({ code }: SimError): boolean {
  return (
    /^(SCENARIO|POLICY|REPORT)__/.test(code) && code !== 'POLICY__ACTION_INVALID' && code !== 'REPORT__WRITE_FAILED'
  );
}

function stopped(lines: readonly string[]): readonly RegressionCheck[] {
  return [
    { ...RUN_CHECK, status: 'failed', lines },
    ...[VACUITY_CHECK, BASELINE_CHECK].map((check) => ({ ...check, status: 'skipped' as const, lines: [] })),
  ];
}

async function checksOf(task: RegressionTask, run: FinishedRun): Promise<readonly RegressionCheck[]> {
  const before = [{ ...RUN_CHECK, status: 'passed' as const, lines: [] }, ...assertionChecks(run), vacuityCheck(run)];
  const isSound = failuresOf({ checks: before }).length === 0;
  const baseline = await (run.spec.baseline?.isKept === false
    ? strayBaselineCheck(task.file)
    : baselineCheck(task, run, isSound));
  return baseline === undefined ? before : [...before, baseline];
}

function assertionChecks({ result, spec }: FinishedRun): readonly RegressionCheck[] {
  return assertionOutcomes(result.assertions, spec).map((outcome) => {
    const { subject, when, expected, holds, message } = outcome;
    const name = `${subject} ${when}: ${expected}`;
    if (holds) return { kind: 'assertion', name, status: 'passed', lines: [] };
    const broken = `${subject} ${when}: expected ${expected}, found ${foundInWords(outcome)}`;
    return { kind: 'assertion', name, status: 'failed', lines: [broken, ...(message === '' ? [] : [message])] };
  });
}

/** A run in which nothing happened, or in which something that it is to show never did, says nothing. */
function vacuityCheck({ result: { accepted, attempted, vacuousKinds } }: FinishedRun): RegressionCheck {
  if (accepted === 0) {
    const lines = [`nothing was executed: of ${attempted} actions of agents the program accepted none`];
    return { ...VACUITY_CHECK, status: 'failed', lines };
  }
  if (vacuousKinds.length === 0) return { ...VACUITY_CHECK, status: 'passed', lines: [] };
  const kinds = vacuousKinds.join(', ');
  const lines = [
    `never once accepted: ${kinds}`,
    'give the agents occasion for it (a longer horizon, more wallets), or settings that do not ask for it',
  ];
  return { ...VACUITY_CHECK, status: 'failed', lines };
}

/** A file that nothing is compared with would look like a promise. */
function strayBaselineCheck(scenario: string): RegressionCheck | undefined {
  const file = baselineFileOf(scenario);
  if (!existsSync(file)) return undefined;
  const lines = [`there is ${file}, and the scenario says baseline.kept: false`, 'remove one of them'];
  return { ...BASELINE_CHECK, status: 'failed', lines };
}

async function baselineCheck(task: RegressionTask, run: FinishedRun, isSound: boolean): Promise<RegressionCheck> {
  const file = baselineFileOf(task.file);
  const again = `${typedCommand()} test ${shellQuoted(task.file)} --update`;
  try {
    const spec = run.spec.baseline ?? defaultBaseline(run.spec.tickSeconds);
    const table = await readRunTable(run.folder, 'metrics');
    const found = baselineOf(table, spec);
    const stored = await readBaselineFile(file).catch((error: unknown) => {
      if (!task.update) throw error;
      return undefined;
    });
    const units = new Map(table.columns.map(({ id, unit }) => [id, unit]));
    const lines =
      stored === undefined ? [`there is no ${file}`] : differenceLines(compareBaseline(stored, found, spec, units));
    if (lines.length === 0) return { ...BASELINE_CHECK, status: 'passed', lines: [] };
    if (task.update && isSound) {
      await writeBaseline(file, found);
      const size = `${found.rows.length} rows of ${found.metrics.length} metrics`;
      return {
        ...BASELINE_CHECK,
        status: 'updated',
        lines: [`wrote ${file}, ${size}: ${lines[0]}`, ...lines.slice(1)],
      };
    }
    const advice = task.update
      ? 'the baseline was not written, because something else failed'
      : stored === undefined
        ? `look at the run, then write it with: ${again}`
        : `when this change is meant, write it anew with: ${again}`;
    return { ...BASELINE_CHECK, status: 'failed', lines: [...lines, advice] };
  } catch (error) {
    if (!isSimError(error)) throw error;
    return { ...BASELINE_CHECK, status: 'failed', lines: [`${error.code}: ${error.message}`] };
  }
}

function defaultBaseline(tickSeconds: number): BaselineSpec {
  return {
    everyTicks: Math.max(Math.floor(DEFAULT_BASELINE_SECONDS / tickSeconds), 1),
    tolerance: DEFAULT_TOLERANCE,
    tolerances: [],
  };
}

/** A failure is read in its report; that it cannot be drawn is no failure of the regression's. */
async function reportOf(folder: string): Promise<string | undefined> {
  try {
    return (await buildReport(folder)).htmlFile;
  } catch {
    return undefined;
  }
}
