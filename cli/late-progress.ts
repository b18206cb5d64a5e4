import type { SingleBar } from 'cli-progress';
import { type ProgressStream, progressBar } from './progress-bar.ts';

/** Anything shorter needs no progress. */
const SILENT_MS = 2_000;

export interface LateProgressOptions {
  /** Of the bar. */
  readonly format: string;
  /** A line this often where there is no terminal to draw on; milliseconds. */
  readonly lineEveryMs: number;
  /** A clock in milliseconds. */
  readonly now?: (() => number) | undefined;
}

/** How far some work is, on a stream, once it has taken a while: a bar on a terminal, plain lines elsewhere. */
export class LateProgress {
  readonly #stream: ProgressStream;
  readonly #lineEveryMs: number;
  readonly #now: () => number;
  readonly #started: number;
  readonly #bar: SingleBar | undefined;
  #barRuns = false;
  #lastLineMs = 0;

  constructor(stream: ProgressStream, { format, lineEveryMs, now = () => performance.now() }: LateProgressOptions) {
    this.#stream = stream;
    this.#lineEveryMs = lineEveryMs;
    this.#now = now;
    this.#started = now();
    this.#bar = progressBar(stream, format);
  }

  /** Milliseconds since the work began. */
  get elapsedMs(): number {
    return this.#now() - this.#started;
  }

  /** `line` is for who has no bar, `figures` are for the bar's format. */
  show(done: number, total: number, line: string, figures: Readonly<Record<string, string>> = {}): void {
    const elapsed = this.elapsedMs;
    if (elapsed < SILENT_MS) return;
    if (this.#bar !== undefined) {
      if (!this.#barRuns) this.#bar.start(total, done, figures);
      this.#barRuns = true;
      this.#bar.update(Math.min(done, total), figures);
    } else if (this.#lastLineMs === 0 || elapsed - this.#lastLineMs >= this.#lineEveryMs) {
      this.#lastLineMs = elapsed;
      this.#stream.write(`${line}\n`);
    }
  }

  stop(): void {
    this.#bar?.stop();
  }
}
