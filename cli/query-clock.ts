import type { QueryLimits } from '#reports/query/query-limits.ts';
import { SimError } from '#sim/core/errors/sim-error.ts';

/** How often it is asked whether a query has to end. */
const LOOK_MS = 50;

/** Ends the work of a database in time. What its reader takes between two pieces of work does not count. */
export class QueryClock implements QueryLimits {
  readonly signal: AbortSignal | undefined;
  readonly #seconds: number | undefined;
  #spentMs = 0;

  /** `seconds` for all pieces together; undefined: as long as they take. */
  constructor(seconds: number | undefined, signal?: AbortSignal) {
    this.#seconds = seconds;
    this.signal = signal;
  }

  /** Throws REPORT__QUERY_TIMED_OUT, the reason of the signal, and what the work throws. */
  async within<T>(work: () => Promise<T>, interrupt: () => void): Promise<T> {
    const started = performance.now();
    const isOver = (): boolean =>
      this.#seconds !== undefined && this.#spentMs + performance.now() - started > this.#seconds * 1000;
    this.#requireTime(isOver());
    // Again and again: the database forgets what it was told between two statements.
    const timer = setInterval(() => {
      if (isOver() || this.signal?.aborted === true) interrupt();
    }, LOOK_MS);
    try {
      return await work();
    } catch (error) {
      this.#requireTime(isOver(), error);
      throw error;
    } finally {
      clearInterval(timer);
      this.#spentMs += performance.now() - started;
    }
  }

  #requireTime(isOver: boolean, cause?: unknown): void {
    this.signal?.throwIfAborted();
    if (isOver) throw new SimError('REPORT__QUERY_TIMED_OUT', { seconds: this.#seconds ?? 0 }, cause);
  }
}
