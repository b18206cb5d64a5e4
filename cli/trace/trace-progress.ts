import { LateProgress } from '../late-progress.ts';
import type { ProgressStream } from '../progress-bar.ts';

/** The event loop turns this often, so that a signal is noticed; milliseconds. */
const TURN_EVERY_MS = 50;

/** How far work on a trace is, on stderr. */
export class TraceProgress {
  readonly #progress: LateProgress;
  #lastTurnMs = 0;

  /** `now` is a clock in milliseconds. */
  constructor(stream: ProgressStream, now?: () => number) {
    this.#progress = new LateProgress(stream, { format: '{bar} {percentage}% | {text}', lineEveryMs: 5_000, now });
  }

  /** Milliseconds since the work began. */
  get elapsedMs(): number {
    return this.#progress.elapsedMs;
  }

  /** `text` says in words what is done. Also lets the event loop turn now and then. */
  async show(done: number, total: number, text: string): Promise<void> {
    if (this.elapsedMs - this.#lastTurnMs >= TURN_EVERY_MS) {
      this.#lastTurnMs = this.elapsedMs;
      await new Promise((resolve) => setImmediate(resolve));
    }
    this.#progress.show(done, total, text, { text });
  }

  stop(): void {
    this.#progress.stop();
  }
}
