import type { SingleBar } from 'cli-progress';
import type { RunObserver } from '#sim/index.ts';
import { progressBar } from './progress-bar.ts';

/** Anything shorter needs no progress. */
const SILENT_MS = 2_000;
/** A line this often where there is no terminal to draw on. */
const LINE_EVERY_MS = 5_000;

/** Shows ticks, actions a second and time left on stderr: a bar on a terminal, plain lines elsewhere. */
export class Progress implements RunObserver {
  readonly #started = performance.now();
  readonly #stream: NodeJS.WriteStream;
  readonly #bar: SingleBar | undefined;
  #lastLineMs = 0;
  #barRuns = false;
  #ticking = 0;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
    this.#bar = progressBar(stream, '{bar} {percentage}% | {left} left | tick {value}/{total} | {rate} actions/s');
  }

  /** Also lets the event loop turn. */
  async genesisProgressed({ agentCount, agentsReady }: { agentCount: number; agentsReady: number }): Promise<void> {
    this.#line(`genesis: ${agentsReady}/${agentCount} agents`);
    await new Promise((resolve) => setImmediate(resolve));
  }

  genesisFinished(): void {
    this.#ticking = performance.now();
  }

  /** Also lets the event loop turn, so that a signal is noticed while the engine keeps the thread. */
  async tickFinished(event: { tickIndex: number; horizonTicks: number; totalAttempted: number }): Promise<void> {
    this.#show(event.tickIndex + 1, event.horizonTicks, event.totalAttempted);
    await new Promise((resolve) => setImmediate(resolve));
  }

  stop(): void {
    this.#bar?.stop();
  }

  #show(ticks: number, horizon: number, actions: number): void {
    const now = performance.now();
    const elapsed = now - this.#started;
    if (elapsed < SILENT_MS) return;
    const seconds = Math.max((now - this.#ticking) / 1000, 0.001);
    const rate = Math.round(actions / seconds);
    const left = formatSeconds((seconds / ticks) * (horizon - ticks));
    if (this.#bar !== undefined) {
      if (!this.#barRuns) this.#bar.start(horizon, ticks, { rate, left });
      this.#barRuns = true;
      this.#bar.update(ticks, { rate, left });
    } else {
      this.#line(`tick ${ticks}/${horizon}, ${rate} actions/s, ${left} left`);
    }
  }

  #line(text: string): void {
    const elapsed = performance.now() - this.#started;
    if (elapsed < SILENT_MS || elapsed - this.#lastLineMs < LINE_EVERY_MS) return;
    this.#lastLineMs = elapsed;
    this.#stream.write(`${text}\n`);
  }
}

/** `8s`, `2m05s`. */
export function formatSeconds(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole}s`;
  return `${Math.floor(whole / 60)}m${String(whole % 60).padStart(2, '0')}s`;
}
