import type { PanelSeries } from './wide-rows.ts';

const REST = 'others';

/** Mean of the defined values; 0 without any. */
export function meanOf(values: readonly (number | undefined)[]): number {
  let sum = 0;
  let count = 0;
  for (const value of values) {
    if (value === undefined) continue;
    sum += value;
    count += 1;
  }
  return count === 0 ? 0 : sum / count;
}

/** The series with the largest means, largest first; equal ones in the given order. */
export function largestFirst(series: readonly PanelSeries[]): readonly PanelSeries[] {
  const means = new Map(series.map((one) => [one, meanOf(one.values)]));
  // The sort keeps the order of equals.
  return [...series].sort((a, b) => (means.get(b) ?? 0) - (means.get(a) ?? 0));
}

/** The first so many series, and the sum of all others as one more, where there are any. */
export function withRest(series: readonly PanelSeries[], most: number): readonly PanelSeries[] {
  if (series.length <= most) return series;
  const [shown, rest] = [series.slice(0, most - 1), series.slice(most - 1)];
  const values = (rest[0]?.values ?? []).map((_, row) => {
    const cells = rest.map((one) => one.values[row]).filter((value) => value !== undefined);
    return cells.length === 0 ? undefined : cells.reduce((sum, value) => sum + value, 0);
  });
  return [...shown, { name: `${REST} (${rest.length})`, values, isRest: true }];
}
