import type { Stopwatch } from './stopwatch.ts';

/** What a stretch of a run's time was spent for. */
const LAPS = ['genesis', 'policies', 'ledger', 'acting', 'reading', 'metrics', 'csv', 'release'] as const;
export type Lap = (typeof LAPS)[number];

/**
 * Divides a run's time without gaps: each lap lasts from the end of the one before. A tick takes a dozen looks at the
 * clock, however many actions it has.
 */
export class LapClock {
  readonly seconds: Readonly<Record<Lap, number>>;
  readonly #seconds = Object.fromEntries(LAPS.map((lap) => [lap, 0])) as Record<Lap, number>;
  readonly #apart: Stopwatch;
  #last = 0;

  /** What `apart` measures is no part of the run and belongs to no lap. */
  constructor(apart: Stopwatch) {
    this.#apart = apart;
    this.seconds = this.#seconds;
  }

  begin(): void {
    this.#last = this.#now();
  }

  /** The time since the last lap was spent for this. */
  end(lap: Lap): void {
    const now = this.#now();
    this.#seconds[lap] += now - this.#last;
    this.#last = now;
  }

  /** All laps together. */
  get total(): number {
    return LAPS.reduce((sum, lap) => sum + this.#seconds[lap], 0);
  }

  #now(): number {
    return performance.now() / 1000 - this.#apart.seconds;
  }
}
