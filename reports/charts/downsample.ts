/** More points than this add bytes to a spec, not detail to a picture of some 700 pixels. */
export const MAX_CHART_ROWS = 2_000;

/**
 * Indices of the rows to draw, ascending: all of them up to `maxRows`; above it the first and the last row and,
 * of each stretch of time, the rows with the least and the greatest value of each series, so that no peak is lost.
 * Series that peak together need fewer rows: then stretches are shorter.
 */
export function downsampledRows(
  rowCount: number,
  series: readonly (readonly (number | undefined)[])[],
  maxRows: number = MAX_CHART_ROWS,
): readonly number[] {
  if (rowCount <= maxRows) return Array.from({ length: rowCount }, (_, row) => row);
  let stretches = Math.max(1, Math.floor((maxRows - 2) / (2 * series.length)));
  let kept = extremeRows(rowCount, series, stretches);
  while (stretches < rowCount) {
    stretches *= 2;
    const more = extremeRows(rowCount, series, stretches);
    if (more.size > maxRows) break;
    kept = more;
  }
  return [...kept].sort((a, b) => a - b);
}

function extremeRows(
  rowCount: number,
  series: readonly (readonly (number | undefined)[])[],
  stretches: number,
): ReadonlySet<number> {
  const kept = new Set<number>([0, rowCount - 1]);
  for (let stretch = 0; stretch < stretches; stretch += 1) {
    const from = Math.floor((stretch * rowCount) / stretches);
    const to = Math.floor(((stretch + 1) * rowCount) / stretches);
    for (const values of series) {
      kept.add(extremeRow(values, from, to, (a, b) => a < b));
      kept.add(extremeRow(values, from, to, (a, b) => a > b));
    }
  }
  return kept;
}

/** The first row whose value beats all others; the first of the stretch when none is defined. */
function extremeRow(
  values: readonly (number | undefined)[],
  from: number,
  to: number,
  beats: (candidate: number, best: number) => boolean,
): number {
  let bestRow = from;
  let best: number | undefined;
  for (let row = from; row < to; row += 1) {
    const value = values[row];
    if (value !== undefined && (best === undefined || beats(value, best))) {
      best = value;
      bestRow = row;
    }
  }
  return bestRow;
}
