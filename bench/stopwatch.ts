/** Adds up the time between `start` and `stop`. */
export class Stopwatch {
  seconds = 0;
  #started = 0;

  start(): void {
    this.#started = performance.now();
  }

  stop(): void {
    this.seconds += (performance.now() - this.#started) / 1000;
  }

  /** Times a call. */
  time<T>(work: () => T): T {
    this.start();
    try {
      return work();
    } finally {
      this.stop();
    }
  }

  /** Times a call until its promise is settled. */
  async timeAsync<T>(work: () => Promise<T>): Promise<T> {
    this.start();
    try {
      return await work();
    } finally {
      this.stop();
    }
  }
}
