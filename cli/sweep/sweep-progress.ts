import type { SingleBar } from 'cli-progress';
import type { SweepRun } from '#reports/sweep/sweep-run.ts';
import { formatSeconds } from '../progress.ts';
import { progressBar } from '../progress-bar.ts';
import type { SharedProgress } from './shared-progress.ts';

/** A bar moves this often on a terminal. */
const BAR_EVERY_MS = 250;
/** A line this often where there is no terminal to draw on. */
const LINE_EVERY_MS = 5_000;

/** Shows runs, ticks a second and time left on stderr: a bar on a terminal, plain lines elsewhere. */
export class SweepProgress {
  readonly #stream: NodeJS.WriteStream;
  readonly #shared: SharedProgress;
  readonly #bar: SingleBar | undefined;
  #timer: NodeJS.Timeout | undefined;
  #started = 0;
  #runs = 0;
  #ticks = 0;
  #runsEnded = 0;
  #runsFailed = 0;

  constructor(stream: NodeJS.WriteStream, shared: SharedProgress) {
    this.#stream = stream;
    this.#shared = shared;
    this.#bar = progressBar(stream, '{bar} {percentage}% | run {run}/{runs} | {rate} ticks/s | {left} left');
  }

  /** All runs and ticks that there are to do. */
  begin({ runs, ticks }: { readonly runs: number; readonly ticks: number }): void {
    this.#runs = runs;
    this.#ticks = ticks;
    this.#started = performance.now();
    this.#bar?.start(ticks, 0, this.#figures());
    this.#timer = setInterval(() => this.#show(), this.#bar === undefined ? LINE_EVERY_MS : BAR_EVERY_MS);
    this.#timer.unref();
  }

  runEnded({ status, variant, seed, failure }: SweepRun): void {
    if (status === 'interrupted') return;
    this.#runsEnded += 1;
    if (status !== 'failed') return;
    this.#runsFailed += 1;
    // The first failure is worth knowing at once, the others are in runs.csv.
    if (this.#runsFailed === 1) this.#stream.write(`${variant} with seed ${seed} failed: ${failure?.message}\n`);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#bar?.stop();
  }

  #show(): void {
    if (this.#bar !== undefined) {
      this.#bar.update(this.#shared.ticks, this.#figures());
      return;
    }
    const { run, rate, left } = this.#figures();
    const share = Math.floor((100 * this.#shared.ticks) / Math.max(this.#ticks, 1));
    this.#stream.write(`run ${run}/${this.#runs}, ${share}%, ${rate} ticks/s, ${left} left\n`);
  }

  #figures(): { readonly run: number; readonly runs: number; readonly rate: number; readonly left: string } {
    const seconds = Math.max((performance.now() - this.#started) / 1000, 0.001);
    const { ticks } = this.#shared;
    const left = ticks === 0 ? '?' : formatSeconds((seconds / ticks) * (this.#ticks - ticks));
    return { run: this.#runsEnded, runs: this.#runs, rate: Math.round(ticks / seconds), left };
  }
}
