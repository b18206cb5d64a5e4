import { mkdtemp, readdir, rm, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadProgramArtifacts, loadTwinArtifacts } from '#harness/index.ts';
import { checkFolder } from '#reports/index.ts';
import type { EngineName } from '../engines.ts';
import { runInPool } from '../pool/worker-pool.ts';
import { folderNames } from './regression-files.ts';
import type { RegressionOutcome } from './regression-outcome.ts';
import { type RegressionTask, runRegression } from './regression-task.ts';
import type { TestProgress } from './test-progress.ts';

export interface RegressionRequest {
  readonly files: readonly string[];
  readonly engine: EngineName;
  readonly build: string | undefined;
  readonly programDir: string | undefined;
  readonly policies: readonly string[];
  readonly update: boolean;
  /** Parent of the run folders, which then all stay. Undefined: a temporary one, in which only failures stay. */
  readonly out: string | undefined;
  readonly force: boolean;
  readonly jobs: number;
  readonly signal: AbortSignal;
  readonly progress: TestProgress;
  /** Called once a scenario, in the order of the files, as soon as it and all before it have ended. */
  readonly onOutcome: (outcome: RegressionOutcome) => void;
}

/**
 * Tests scenarios, one after the other in this process, or several at a time in processes of their own. The outcomes are
 * in the order of the files; after an interruption those that had ended. Throws what loading the program throws, and before any run what is wrong
 * with the folders in `out`.
 */
export async function runRegressions(request: RegressionRequest): Promise<readonly RegressionOutcome[]> {
  const { files, engine, build, programDir, policies, update, force, jobs, signal, progress } = request;
  // A program that cannot be used is no failure of each scenario.
  if (build === undefined) loadProgramArtifacts(programDir);
  else loadTwinArtifacts(build);
  const parent = request.out ?? (await mkdtemp(join(tmpdir(), 'actsim-test-')));
  const names = folderNames(files);
  const tasks = files.map((file, index): RegressionTask => {
    const name = names[index] ?? file;
    return { file, name, folder: join(parent, name), force, engine, build, programDir, policies, update };
  });
  // Nor is a folder with results of before.
  if (request.out !== undefined) for (const { folder } of tasks) await checkFolder(folder, force);
  const ordered = new OrderedOutcomes(tasks, request.onOutcome);
  const isTemporary = request.out === undefined;
  try {
    if (jobs === 1) {
      for (const task of tasks) {
        if (signal.aborted) break;
        const outcome = await runRegression(task, [progress.observerOf(task.name)], signal);
        progress.ended();
        ordered.add(task, await tidied(outcome, isTemporary));
      }
    } else {
      await runInPool<RegressionTask, RegressionOutcome>({
        worker: new URL('./regression-worker.js', import.meta.url),
        name: 'runRegressionTask',
        runtime: 'child_process',
        tasks,
        workers: jobs,
        onResult: (outcome, task) => {
          progress.ended();
          ordered.add(task, outcome);
        },
        signal,
      });
    }
  } finally {
    if (isTemporary) await removePassed(parent, ordered.all());
  }
  return ordered
    .all()
    .map((outcome) => (isTemporary && outcome.status === 'passed' ? withoutFolder(outcome) : outcome));
}

async function tidied(outcome: RegressionOutcome, isTemporary: boolean): Promise<RegressionOutcome> {
  if (!isTemporary || outcome.status === 'failed' || outcome.folder === undefined) return outcome;
  await rm(outcome.folder, { recursive: true, force: true });
  return withoutFolder(outcome);
}

function withoutFolder(outcome: RegressionOutcome): RegressionOutcome {
  return { ...outcome, folder: undefined };
}

/** Folders of failures stay, and so does their parent. */
async function removePassed(parent: string, outcomes: readonly RegressionOutcome[]): Promise<void> {
  const kept = new Set(outcomes.filter(({ status }) => status === 'failed').map(({ name }) => name));
  for (const entry of await readdir(parent)) {
    if (!kept.has(entry)) await rm(join(parent, entry), { recursive: true, force: true });
  }
  if ((await readdir(parent)).length === 0) await rmdir(parent);
}

/** Outcomes by the order of their tasks, whatever the order in which they come. */
class OrderedOutcomes {
  readonly #tasks: readonly RegressionTask[];
  readonly #tell: (outcome: RegressionOutcome) => void;
  readonly #outcomes = new Map<RegressionTask, RegressionOutcome>();
  #told = 0;

  constructor(tasks: readonly RegressionTask[], tell: (outcome: RegressionOutcome) => void) {
    this.#tasks = tasks;
    this.#tell = tell;
  }

  add(task: RegressionTask, outcome: RegressionOutcome): void {
    this.#outcomes.set(task, outcome);
    for (;;) {
      const next = this.#tasks[this.#told];
      const known = next === undefined ? undefined : this.#outcomes.get(next);
      if (known === undefined) return;
      this.#told += 1;
      this.#tell(known);
    }
  }

  all(): readonly RegressionOutcome[] {
    return this.#tasks.flatMap((task) => this.#outcomes.get(task) ?? []);
  }
}
