import { Tinypool } from 'tinypool';
import type { SweepRun } from '#reports/sweep/sweep-run.ts';
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

/** Runs tasks in worker threads, as many at a time as there are workers; a worker does one after the other. */
export async function runInWorkers({ tasks, workers, onRun, signal }: SweepPoolOptions): Promise<void> {
  const threads = Math.min(workers, tasks.length);
  const pool = new Tinypool({
    filename: new URL('./sweep-worker.js', import.meta.url).href,
    name: 'runSweepTask',
    runtime: 'worker_threads',
    minThreads: threads,
    maxThreads: threads,
    isolateWorkers: false,
  });
  let next = 0;
  // A task is handed over when a worker is free for it, so that what waits takes no memory.
  const lane = async (): Promise<void> => {
    for (let task = tasks[next]; task !== undefined && !signal.aborted; task = tasks[next]) {
      next += 1;
      onRun((await pool.run(task)) as SweepRun);
    }
  };
  try {
    await Promise.all(Array.from({ length: threads }, lane));
  } finally {
    await pool.destroy();
  }
}

/** Runs tasks one after the other in this thread: an engine that shares its process with no other of its kind. */
export async function runInTurn({ tasks, onRun, signal }: Omit<SweepPoolOptions, 'workers'>): Promise<void> {
  for (const task of tasks) {
    if (signal.aborted) return;
    onRun(await runSweepTask(task));
  }
}
