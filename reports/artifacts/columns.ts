/** What one column of a result file means; written to `columns.json` beside the data. */
export interface ColumnDescription {
  readonly id: string;
  readonly title: string;
  /** Unit of the cells: `base_units`, `ratio` (1 is 100%), `days`, `count`, `name`, ... */
  readonly unit: string;
  /** How the value comes about, in words or symbols. */
  readonly formula: string;
}

/** Leading columns of `metrics.csv`; one column a metric follows. */
export const METRIC_KEY_COLUMNS: readonly ColumnDescription[] = [
  { id: 'tick', title: 'Tick', unit: 'index', formula: 'counted from 0' },
  { id: 'unix_seconds', title: 'Time', unit: 'seconds', formula: 'chain clock at the end of the tick, since 1970 UTC' },
  { id: 'date', title: 'Date', unit: 'utc_date', formula: 'UTC day of unix_seconds' },
];

export const FAILURE_COLUMNS: readonly ColumnDescription[] = [
  { id: 'tick', title: 'Tick', unit: 'index', formula: 'counted from 0' },
  { id: 'cohort', title: 'Cohort', unit: 'name', formula: 'cohort of the agents that acted' },
  { id: 'kind', title: 'Action', unit: 'name', formula: 'what the agents asked for' },
  { id: 'error_name', title: 'Refusal', unit: 'name', formula: 'error of the program or the runtime' },
  { id: 'error_code', title: 'Code', unit: 'number', formula: 'number of that error' },
  {
    id: 'count',
    title: 'Count',
    unit: 'count',
    formula: 'refused actions of this tick with the same first four values',
  },
];

export const ACTION_COLUMNS: readonly ColumnDescription[] = [
  { id: 'tick', title: 'Tick', unit: 'index', formula: 'counted from 0' },
  { id: 'agent', title: 'Agent', unit: 'name', formula: 'stable id of the agent' },
  { id: 'cohort', title: 'Cohort', unit: 'name', formula: 'cohort of the agent' },
  { id: 'kind', title: 'Action', unit: 'name', formula: 'what the agent asked for' },
  { id: 'amount_base_units', title: 'Amount', unit: 'base_units', formula: 'amount asked for; empty for a claim' },
  { id: 'outcome', title: 'Outcome', unit: 'name', formula: 'accepted, or the name of the refusal' },
];

/** Tables of a run folder, by file name. */
export const TABLE_FILES = ['metrics.csv', 'failures.csv', 'actions.csv'] as const;
export type TableFile = (typeof TABLE_FILES)[number];

export const COLUMNS_FILE = 'columns.json';
export const MANIFEST_FILE = 'manifest.json';
