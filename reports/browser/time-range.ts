/** A span of time, milliseconds since 1970. */
export interface TimeRange {
  readonly fromMs: number;
  readonly toMs: number;
}

/** A factor of one key press or button: half the span, or twice. */
export const ZOOM_IN = 0.5;
export const ZOOM_OUT = 2;

const WEEK_MS = 7 * 86_400_000;
const DEEPEST_SHARE = 0.05;

/** The shortest span that is worth a chart: a week, or a twentieth of a short run. */
export function leastSpanMs(whole: TimeRange): number {
  return Math.min(WEEK_MS, (whole.toMs - whole.fromMs) * DEEPEST_SHARE);
}

/** The range between two instants in either order, inside the whole and not shorter than the least span. */
export function rangeBetween(oneMs: number, otherMs: number, whole: TimeRange): TimeRange {
  const from = Math.min(oneMs, otherMs);
  const to = Math.max(oneMs, otherMs);
  const span = Math.max(to - from, leastSpanMs(whole));
  return placed((from + to) / 2 - span / 2, span, whole);
}

/** The range with its span times `factor`; the instant `aroundMs` keeps its place in the picture, if it can. */
export function zoomed(range: TimeRange, factor: number, aroundMs: number, whole: TimeRange): TimeRange {
  const span = range.toMs - range.fromMs;
  const next = Math.min(Math.max(span * factor, leastSpanMs(whole)), whole.toMs - whole.fromMs);
  const place = span === 0 ? 0.5 : (aroundMs - range.fromMs) / span;
  return placed(aroundMs - place * next, next, whole);
}

/** The time that all these cover together; an empty one for none. */
export function wholeRange(ranges: readonly TimeRange[]): TimeRange {
  if (ranges.length === 0) return { fromMs: 0, toMs: 0 };
  return {
    fromMs: Math.min(...ranges.map(({ fromMs }) => fromMs)),
    toMs: Math.max(...ranges.map(({ toMs }) => toMs)),
  };
}

export function isWhole(range: TimeRange, whole: TimeRange): boolean {
  return range.fromMs <= whole.fromMs && range.toMs >= whole.toMs;
}

/** The instant at a share of the range. */
export function instantAt(range: TimeRange, share: number): number {
  return range.fromMs + Math.min(Math.max(share, 0), 1) * (range.toMs - range.fromMs);
}

/** The instant, or the nearer end of the range. */
export function clampedTo(range: TimeRange, ms: number): number {
  return Math.min(Math.max(ms, range.fromMs), range.toMs);
}

/** A span that starts at `fromMs`, moved back inside the whole; whole milliseconds. */
function placed(fromMs: number, spanMs: number, whole: TimeRange): TimeRange {
  const span = Math.min(spanMs, whole.toMs - whole.fromMs);
  const from = Math.min(Math.max(fromMs, whole.fromMs), whole.toMs - span);
  return { fromMs: Math.round(from), toMs: Math.round(from + span) };
}
