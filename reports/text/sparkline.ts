const SPARKS = [...'▁▂▃▄▅▆▇█'];
const FLAT = 3;

/** A series as a row of bars from its least to its greatest value; one that moves by less than 1% is drawn flat. */
export function sparkline(values: readonly number[], width: number): string {
  const step = Math.max(values.length / width, 1);
  const sampled = Array.from(
    { length: Math.min(width, values.length) },
    (_, index) => values[Math.min(Math.floor(index * step), values.length - 1)] as number,
  );
  const low = Math.min(...sampled);
  const high = Math.max(...sampled);
  const span = high - low;
  const isFlat = span <= Math.abs(high) / 100;
  return sampled
    .map((value) => SPARKS[isFlat ? FLAT : Math.min(Math.floor(((value - low) / span) * SPARKS.length), 7)])
    .join('');
}
