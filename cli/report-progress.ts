import { LateProgress } from './late-progress.ts';
import type { ProgressStream } from './progress-bar.ts';

/** Shows how many charts of a report are drawn on stderr. */
export class ReportProgress {
  readonly #progress: LateProgress;

  /** `now` is a clock in milliseconds. */
  constructor(stream: ProgressStream, now?: () => number) {
    const format = '{bar} {percentage}% | chart {value}/{total}';
    this.#progress = new LateProgress(stream, { format, lineEveryMs: 2_000, now });
  }

  chartDrawn(done: number, total: number): void {
    this.#progress.show(done, total, `report: ${done}/${total} charts drawn`);
  }

  stop(): void {
    this.#progress.stop();
  }
}
