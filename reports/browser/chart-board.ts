import { isWhole, type TimeRange } from './time-range.ts';

/** A live chart over time, as the board moves it. */
export interface TimedChart {
  showRange(range: TimeRange): void;
  /** Undefined: nowhere. */
  showCursor(ms: number | undefined): void;
}

/** What all charts over time share: the span that they show, and the instant under the cursor. */
export class ChartBoard {
  readonly whole: TimeRange;
  readonly #charts: TimedChart[] = [];
  readonly #listeners: ((range: TimeRange) => void)[] = [];
  readonly #nextFrame: (draw: () => void) => unknown;
  #range: TimeRange;
  #cursorMs: number | undefined;
  #isWaiting = false;

  /** `nextFrame` calls back before the screen is drawn again. */
  constructor(whole: TimeRange, nextFrame: (draw: () => void) => unknown) {
    this.whole = whole;
    this.#nextFrame = nextFrame;
    this.#range = whole;
  }

  get range(): TimeRange {
    return this.#range;
  }

  get cursorMs(): number | undefined {
    return this.#cursorMs;
  }

  /** The chart takes over what the others show. */
  add(chart: TimedChart): void {
    this.#charts.push(chart);
    if (!isWhole(this.#range, this.whole)) chart.showRange(this.#range);
    if (this.#cursorMs !== undefined) chart.showCursor(this.#cursorMs);
  }

  onRange(listener: (range: TimeRange) => void): void {
    this.#listeners.push(listener);
    listener(this.#range);
  }

  setRange(range: TimeRange): void {
    this.#range = range;
    for (const chart of this.#charts) chart.showRange(range);
    for (const listener of this.#listeners) listener(range);
  }

  /** Pointers move more often than a screen is drawn: the charts follow once a frame. */
  setCursor(ms: number | undefined): void {
    this.#cursorMs = ms;
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    this.#nextFrame(() => {
      this.#isWaiting = false;
      for (const chart of this.#charts) chart.showCursor(this.#cursorMs);
    });
  }
}
