import type { SweepRun } from '#reports/sweep/sweep-run.ts';
import { runInPool } from '../pool/worker-pool.ts';
import { runSweepTask, type SweepTask } from './sweep-task.ts';

/** A task and what to do with the run that it comes to. */
export interface SweepPoolOptions {
  readonly tasks: readonly SweepTask[];
  readonly workers: number;
  /** Called once a task, in the order in which runs end. */
  readonly onRun: (run: SweepRun) => void;
  /** No task is begun once it says so. */
  readonly signal: { readonly aborted: boolean };
}

/** Runs tasks in worker threads, as many at a time as there are workers. */
export async function runInWorkers({ tasks, workers, onRun, signal }: SweepPoolOptions): Promise<void> {
  await runInPool<SweepTask, SweepRun>({
    worker: new URL('./sweep-worker.js', import.meta.url),
    name: 'runSweepTask',
    runtime: 'worker_threads',
    tasks,
    workers,
    onResult: onRun,
    signal,
  });
}

/** Runs tasks one after the other in this thread: an engine that shares its process with no other of its kind. */
export async function runInTurn({ tasks, onRun, signal }: Omit<SweepPoolOptions, 'workers'>): Promise<void> {
  for (const task of tasks) {
    if (signal.aborted) return;
    onRun(await runSweepTask(task));
  }
}
