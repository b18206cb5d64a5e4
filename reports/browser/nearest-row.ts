/** Index of the time nearest to `ms` in an ascending list, the earlier of two as near; -1 for an empty list. */
export function nearestRow(times: readonly number[], ms: number): number {
  const after = firstRowFrom(times, ms);
  if (after === 0) return times.length === 0 ? -1 : 0;
  if (after === times.length) return times.length - 1;
  const before = after - 1;
  return ms - (times[before] ?? 0) <= (times[after] ?? 0) - ms ? before : after;
}

/** Index of the first time that is not before `ms`; the length when all are. */
export function firstRowFrom(times: readonly number[], ms: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((times[middle] ?? 0) < ms) low = middle + 1;
    else high = middle;
  }
  return low;
}
