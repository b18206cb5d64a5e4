import type { ChartSource } from './chart.ts';
import type { PanelSeries } from './wide-rows.ts';

/** A panel in one sentence: first, last, least and greatest value of each series. */
export function describePanel(
  subject: string,
  series: readonly PanelSeries[],
  inWords: (value: number) => string,
): string {
  const clauses = series.map((one) => describeSeries(one, inWords)).filter((clause) => clause !== undefined);
  return `${subject}: ${clauses.join('; ')}.`;
}

function describeSeries(series: PanelSeries, inWords: (value: number) => string): string | undefined {
  let first: number | undefined;
  let last: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  let greatest = Number.NEGATIVE_INFINITY;
  for (const value of series.values) {
    if (value === undefined) continue;
    first ??= value;
    last = value;
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  if (first === undefined || last === undefined) return undefined;
  return (
    `${series.name} from ${inWords(first)} at first to ${inWords(last)} at the end ` +
    `(lowest ${inWords(least)}, highest ${inWords(greatest)})`
  );
}

/** Keeps the metrics that were recorded and have a value, in the given order, under the given names. */
export function definedSeries(
  source: ChartSource,
  wanted: readonly { readonly id: string; readonly name: string }[],
): readonly PanelSeries[] {
  return wanted.flatMap(({ id, name }) => {
    const values = source.metric(id);
    return values?.some((value) => value !== undefined) ? [{ name, values }] : [];
  });
}
