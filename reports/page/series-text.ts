import type { TimeReading } from '../charts/chart.ts';
import type { DataRow } from './packed-columns.ts';
import { valueText } from './value-text.ts';

type ReadPanel = TimeReading['panels'][number];
type ReadSeries = ReadPanel['series'][number];

/** The value of a series in a row, as its panel writes it, and behind it how far its band goes. */
export function seriesText(
  row: DataRow | undefined,
  series: ReadSeries,
  panel: Pick<ReadPanel, 'format' | 'unit'>,
  none?: string,
): string {
  const { name, field = name, band, format = panel.format, unit = panel.unit } = series;
  const value = row?.[field];
  if (value === null || value === undefined) return none ?? valueText(undefined, format, unit);
  const text = valueText(value, format, unit);
  if (band === undefined) return text;
  // The unit is said once.
  const [low, high] = [band.low, band.high].map((end) => valueText(row?.[end], format, ''));
  return low === high ? text : `${text} (${low} to ${high})`;
}
