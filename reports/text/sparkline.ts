const SPARKS = [...'▁▂▃▄▅▆▇█'];
const FLAT = 3;

/**
 * A series as a row of bars from its least to its greatest value; one that moves by less than 1% is drawn flat. The
 * first and the last value always have a bar: a reader sets them beside the figures of start and end.
 */
export function sparkline(values: readonly number[], width: number): string {
  const bars = Math.min(width, values.length);
  const step = bars < 2 ? 0 : (values.length - 1) / (bars - 1);
  const sampled = Array.from({ length: bars }, (_, index) => values[Math.round(index * step)] as number);
  const low = Math.min(...sampled);
  const high = Math.max(...sampled);
  const span = high - low;
  const isFlat = span <= Math.abs(high) / 100;
  return sampled
    .map((value) => SPARKS[isFlat ? FLAT : Math.min(Math.floor(((value - low) / span) * SPARKS.length), 7)])
    .join('');
}
