import type { KeeperSpec } from '../core/run-spec.ts';

/** When the keeper is out, in seconds since genesis. Outages may overlap. */
export class OutageCalendar {
  /** Apart from each other, ascending. */
  readonly #spans: readonly { readonly from: number; readonly to: number }[];

  constructor(keeper?: KeeperSpec) {
    const spans: { from: number; to: number }[] = [];
    for (const { atSeconds, forSeconds } of (keeper?.outages ?? []).toSorted((a, b) => a.atSeconds - b.atSeconds)) {
      const last = spans.at(-1);
      const to = atSeconds + forSeconds;
      if (last !== undefined && atSeconds <= last.to) last.to = Math.max(last.to, to);
      else spans.push({ from: atSeconds, to });
    }
    this.#spans = spans;
  }

  /** From an outage's first second up to, but not with, its end. */
  isOut(elapsedSeconds: number): boolean {
    return this.#spans.some(({ from, to }) => from <= elapsedSeconds && elapsedSeconds < to);
  }

  /** Seconds of all outages so far. */
  secondsUntil(elapsedSeconds: number): number {
    return this.#spans.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(to, elapsedSeconds) - from), 0);
  }
}
