import { Tinypool } from 'tinypool';

/** Tasks, and what runs them. */
export interface PoolOptions<Task, Result> {
  /** A .js module that registers what TypeScript needs, and the name of its function that runs one task. */
  readonly worker: URL;
  readonly name: string;
  /** Threads share memory; processes share nothing, for engines that share their process with no other of their kind. */
  readonly runtime: 'worker_threads' | 'child_process';
  readonly tasks: readonly Task[];
  readonly workers: number;
  /** Called once a task, in the order in which tasks end. */
  readonly onResult: (result: Result, task: Task) => void;
  /** No task is begun once it says so. An `AbortSignal` also ends processes that are at work. */
  readonly signal: { readonly aborted: boolean };
}

/**
 * Runs tasks in workers, as many at a time as there are workers; a worker does one after the other. Throws what a task
 * throws; a task whose worker was ended by the signal is left out.
 */
export async function runInPool<Task, Result>(options: PoolOptions<Task, Result>): Promise<void> {
  const { worker, name, runtime, tasks, workers, onResult, signal } = options;
  if (tasks.length === 0) return;
  const threads = Math.min(workers, tasks.length);
  const pool = new Tinypool({
    filename: worker.href,
    name,
    runtime,
    minThreads: threads,
    maxThreads: threads,
    isolateWorkers: false,
  });
  const abort = runtime === 'child_process' && signal instanceof AbortSignal ? { signal } : {};
  let next = 0;
  // A task is handed over when a worker is free for it, so that what waits takes no memory.
  const lane = async (): Promise<void> => {
    for (let task = tasks[next]; task !== undefined && !signal.aborted; task = tasks[next]) {
      next += 1;
      let result: Result;
      try {
        result = (await pool.run(task, abort)) as Result;
      } catch (error) {
        // A terminal sends its interrupt to the workers as well: they may be gone before this thread ends them.
        if (runtime === 'child_process' && signal.aborted) return;
        throw error;
      }
      onResult(result, task);
    }
  };
  try {
    await Promise.all(Array.from({ length: threads }, lane));
  } finally {
    await pool.destroy();
  }
}
