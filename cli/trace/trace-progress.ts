import type { SingleBar } from 'cli-progress';
import { type ProgressStream, progressBar } from '../progress-bar.ts';

/** Anything shorter needs no progress. */
const SILENT_MS = 2_000;
/** A line this often where there is no terminal to draw on. */
const LINE_EVERY_MS = 5_000;

/** How far work on a trace is, on stderr: a bar on a terminal, plain lines elsewhere. */
export class TraceProgress {
  readonly #stream: ProgressStream;
  readonly #now: () => number;
  readonly #started: number;
  readonly #bar: SingleBar | undefined;
  #barRuns = false;
  #lastLineMs = 0;
  #lastTurnMs: number;

  /** `now` is a clock in milliseconds. */
  constructor(stream: ProgressStream, now: () => number = () => performance.now()) {
    this.#stream = stream;
    this.#now = now;
    this.#started = now();
    this.#lastTurnMs = this.#started;
    this.#bar = progressBar(stream, '{bar} {percentage}% | {text}');
  }

  /** Milliseconds since the work began. */
  get elapsedMs(): number {
    return this.#now() - this.#started;
  }

  /** `text` says in words what is done. Also lets the event loop turn now and then, so that a signal is noticed. */
  async show(done: number, total: number, text: string): Promise<void> {
    const now = this.#now();
    if (now - this.#lastTurnMs >= 50) {
      this.#lastTurnMs = now;
      await new Promise((resolve) => setImmediate(resolve));
    }
    const elapsed = this.elapsedMs;
    if (elapsed < SILENT_MS) return;
    if (this.#bar !== undefined) {
      if (!this.#barRuns) this.#bar.start(total, done, { text });
      this.#barRuns = true;
      this.#bar.update(Math.min(done, total), { text });
    } else if (this.#lastLineMs === 0 || elapsed - this.#lastLineMs >= LINE_EVERY_MS) {
      this.#lastLineMs = elapsed;
      this.#stream.write(`${text}\n`);
    }
  }

  stop(): void {
    this.#bar?.stop();
  }
}
