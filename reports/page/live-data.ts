import type { Spec } from 'vega';
import type { TimeReading } from '../charts/chart.ts';
import { ColumnStore, type DataRow, type PackedColumn, type PackedRows, unpackRows } from './packed-columns.ts';

/** Id of the element that holds the data of live charts. */
export const LIVE_DATA_ID = 'chart-data';

/** A compiled chart, as a page brings it to life. */
export interface LiveChartData {
  readonly id: string;
  readonly title: string;
  readonly spec: Spec;
  readonly time: TimeReading | undefined;
}

/** What a page embeds: every chart's spec without its rows, and the columns of all of them. */
export interface LiveData {
  readonly columns: readonly PackedColumn[];
  readonly charts: readonly PackedChart[];
}

interface PackedChart extends LiveChartData {
  /** Rows by the name of the data set that they belong in. */
  readonly rows: Readonly<Record<string, PackedRows>>;
}

/** A data set of a compiled spec, as far as rows go. */
interface RowSet {
  readonly name: string;
  readonly values?: unknown;
}

/** Packs the charts; `unpackChart` gives each back as it was. */
export function packCharts(charts: readonly LiveChartData[]): LiveData {
  const store = new ColumnStore();
  const packed = charts.map((chart) => {
    const rows: Record<string, PackedRows> = {};
    const data = rowSetsOf(chart.spec).map((set) => {
      const found = Array.isArray(set.values) ? store.add(set.values) : undefined;
      if (found === undefined) return set;
      rows[set.name] = found;
      const { values: _, ...bare } = set;
      return bare;
    });
    return { ...chart, spec: { ...chart.spec, data }, rows };
  });
  return { columns: store.columns, charts: packed };
}

/** A chart's spec with its rows in place, and the rows by data set. */
export function unpackChart(
  { spec, rows }: PackedChart,
  columns: readonly PackedColumn[],
): { readonly spec: Spec; readonly rows: ReadonlyMap<string, readonly DataRow[]> } {
  const unpacked = new Map(Object.entries(rows).map(([name, packed]) => [name, unpackRows(packed, columns)]));
  const data = rowSetsOf(spec).map((set) => {
    const values = unpacked.get(set.name);
    // Vega adds its own key to the rows that it is given.
    return values === undefined ? set : { ...set, values: values.map((row) => ({ ...row })) };
  });
  return { spec: { ...spec, data }, rows: unpacked };
}

/** Rows of a data set of a compiled spec; none when it has no such set. */
export function rowsOf(spec: Spec, dataset: string): readonly DataRow[] {
  const values = rowSetsOf(spec).find(({ name }) => name === dataset)?.values;
  return Array.isArray(values) ? (values as readonly DataRow[]) : [];
}

/** JSON that may stand inside a script element: no `<` can end the element or open a comment. */
export function embeddedJson(data: LiveData): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}

function rowSetsOf({ data }: Spec): readonly RowSet[] {
  return Array.isArray(data) ? data : [];
}
