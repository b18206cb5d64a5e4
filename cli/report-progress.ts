import type { SingleBar } from 'cli-progress';
import { type ProgressStream, progressBar } from './progress-bar.ts';

/** Anything shorter needs no progress. */
const SILENT_MS = 2_000;
/** A line this often where there is no terminal to draw on. */
const LINE_EVERY_MS = 2_000;

/** Shows how many charts of a report are drawn on stderr: a bar on a terminal, plain lines elsewhere. */
export class ReportProgress {
  readonly #stream: ProgressStream;
  readonly #now: () => number;
  readonly #started: number;
  readonly #bar: SingleBar | undefined;
  #barRuns = false;
  #lastLineMs = 0;

  /** `now` is a clock in milliseconds. */
  constructor(stream: ProgressStream, now: () => number = () => performance.now()) {
    this.#stream = stream;
    this.#now = now;
    this.#started = now();
    this.#bar = progressBar(stream, '{bar} {percentage}% | chart {value}/{total}');
  }

  chartDrawn(done: number, total: number): void {
    const elapsed = this.#now() - this.#started;
    if (elapsed < SILENT_MS) return;
    if (this.#bar !== undefined) {
      if (!this.#barRuns) this.#bar.start(total, done);
      this.#barRuns = true;
      this.#bar.update(done);
    } else if (this.#lastLineMs === 0 || elapsed - this.#lastLineMs >= LINE_EVERY_MS) {
      this.#lastLineMs = elapsed;
      this.#stream.write(`report: ${done}/${total} charts drawn\n`);
    }
  }

  stop(): void {
    this.#bar?.stop();
  }
}
