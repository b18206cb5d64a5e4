/** What one column of a result file means; written to `columns.json` beside the data. */
export interface ColumnDescription {
  readonly id: string;
  readonly title: string;
  /** Unit of the cells: `base_units`, `ratio` (1 is 100%), `days`, `count`, `name`, ... */
  readonly unit: string;
  /** How the value comes about, in words or symbols. */
  readonly formula: string;
  /** Of a metric: where its terms are read. */
  readonly source?: string;
  /** Of a metric: the direction that a designer wants; `neither` where it depends on what is asked. */
  readonly better?: string;
}

export const TICK_COLUMN: ColumnDescription = { id: 'tick', title: 'Tick', unit: 'index', formula: 'counted from 0' };

/** Leading columns of a table whose rows are of a tick's end. */
export const TIME_COLUMNS: readonly ColumnDescription[] = [
  TICK_COLUMN,
  { id: 'unix_seconds', title: 'Time', unit: 'seconds', formula: 'chain clock at the end of the tick, since 1970 UTC' },
  { id: 'date', title: 'Date', unit: 'utc_date', formula: 'UTC day of unix_seconds' },
];

export const COLUMNS_FILE = 'columns.json';
export const MANIFEST_FILE = 'manifest.json';
/** The manifest of a sweep's folder. */
export const SWEEP_MANIFEST_FILE = 'sweep.json';
/** The manifest of a comparison's folder. */
export const COMPARISON_MANIFEST_FILE = 'compare.json';

/** Without what a definition may hold beyond its description, such as its function. */
export function descriptionOf({ id, title, unit, formula, source, better }: ColumnDescription): ColumnDescription {
  return {
    id,
    title,
    unit,
    formula,
    ...(source === undefined ? {} : { source }),
    ...(better === undefined ? {} : { better }),
  };
}
