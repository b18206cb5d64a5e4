import { Presets, SingleBar } from 'cli-progress';

/** Where progress is shown; a terminal says that it is one. */
export interface ProgressStream extends NodeJS.WritableStream {
  readonly isTTY?: boolean;
}

/** A bar on a terminal; undefined elsewhere, and on a dumb terminal, which shows escape codes as text. */
export function progressBar(stream: ProgressStream, format: string): SingleBar | undefined {
  if (stream.isTTY !== true || process.env['TERM'] === 'dumb') return undefined;
  return new SingleBar({ stream, format, hideCursor: true, clearOnComplete: true }, Presets.shades_classic);
}
