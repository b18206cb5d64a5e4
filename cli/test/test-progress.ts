import type { SingleBar } from 'cli-progress';
import type { RunObserver } from '#sim/index.ts';
import { progressBar } from '../progress-bar.ts';

/** Anything shorter needs no progress. */
const SILENT_MS = 2_000;
/** A line this often where there is no terminal to draw on. */
const LINE_EVERY_MS = 5_000;

/** Shows which regressions are done, and how far the one at work is: a bar on a terminal, plain lines elsewhere. */
export class TestProgress {
  readonly #stream: NodeJS.WriteStream;
  readonly #of: number;
  readonly #bar: SingleBar | undefined;
  readonly #started = performance.now();
  #lastLineMs = 0;
  #barRuns = false;
  #done = 0;
  #share = 0;
  #at = '';

  constructor(stream: NodeJS.WriteStream, of: number) {
    this.#stream = stream;
    this.#of = of;
    this.#bar = progressBar(stream, '{bar} {done}/{of} scenarios | {at}');
  }

  /** Hears of the ticks of one scenario that runs in this process. */
  observerOf(name: string): RunObserver {
    return {
      genesisProgressed: async ({ agentCount, agentsReady }) => {
        await this.#show(0, `${name}: genesis, ${agentsReady}/${agentCount} agents`);
      },
      // Also lets the event loop turn, so that a signal is noticed while the engine keeps the thread.
      tickFinished: async ({ tickIndex, horizonTicks }) => {
        await this.#show((tickIndex + 1) / horizonTicks, `${name}: tick ${tickIndex + 1}/${horizonTicks}`);
      },
    };
  }

  ended(): void {
    this.#done += 1;
    this.#share = 0;
  }

  /** Before a line goes to stdout: the bar would stand in it. */
  pause(): void {
    if (this.#barRuns) this.#bar?.stop();
    this.#barRuns = false;
  }

  async #show(share: number, at: string): Promise<void> {
    this.#share = share;
    this.#at = at;
    const elapsed = performance.now() - this.#started;
    if (elapsed >= SILENT_MS) this.#draw(elapsed);
    await new Promise((resolve) => setImmediate(resolve));
  }

  #draw(elapsed: number): void {
    if (this.#bar !== undefined) {
      const figures = { done: this.#done, of: this.#of, at: this.#at };
      const value = Math.round((this.#done + this.#share) * 1_000);
      if (this.#barRuns) this.#bar.update(value, figures);
      else this.#bar.start(this.#of * 1_000, value, figures);
      this.#barRuns = true;
      return;
    }
    if (elapsed - this.#lastLineMs < LINE_EVERY_MS) return;
    this.#lastLineMs = elapsed;
    this.#stream.write(`${this.#at}, ${this.#done} of ${this.#of} scenarios done\n`);
  }
}
