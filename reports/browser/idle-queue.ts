/** Longest wait for the browser to be idle, and the wait where it cannot tell, in milliseconds. */
const PATIENCE_MS = 500;
const PAUSE_MS = 20;

/** Runs tasks one after another, each when the browser has nothing better to do. */
export class IdleQueue {
  #tail: Promise<void> = Promise.resolve();

  add(task: () => Promise<void>): void {
    this.#tail = runAfter(this.#tail, task);
  }
}

async function runAfter(before: Promise<void>, task: () => Promise<void>): Promise<void> {
  await before;
  await idle();
  try {
    await task();
  } catch (error) {
    // What was to come alive stays as it was; the next task has its turn.
    reportError(error);
  }
}

async function idle(): Promise<void> {
  await new Promise<void>((resolve) => {
    // Safari has no idle callbacks.
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: PATIENCE_MS });
    else setTimeout(resolve, PAUSE_MS);
  });
}
