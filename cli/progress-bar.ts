import { Presets, SingleBar } from 'cli-progress';

/** Where progress is shown; a terminal says that it is one. */
export interface ProgressStream extends NodeJS.WritableStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

const MAX_BAR = 40;
const MIN_BAR = 5;
/** Room for the figures beside the bar; what a terminal has no room for is cut. */
const FIGURES = 60;

/** Columns of the bar itself: as long as it leaves the figures their room. */
export function barLength(columns: number): number {
  return Math.min(Math.max(columns - FIGURES, MIN_BAR), MAX_BAR);
}

/** A bar on a terminal; undefined elsewhere, and on a dumb terminal, which shows escape codes as text. */
export function progressBar(stream: ProgressStream, format: string): SingleBar | undefined {
  if (stream.isTTY !== true || process.env['TERM'] === 'dumb') return undefined;
  const barsize = barLength(stream.columns ?? MAX_BAR + FIGURES);
  return new SingleBar({ stream, format, barsize, hideCursor: true, clearOnComplete: true }, Presets.shades_classic);
}
