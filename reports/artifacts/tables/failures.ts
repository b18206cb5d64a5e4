import { TICK_COLUMN } from '../columns.ts';
import { COHORT } from './shared-columns.ts';
import type { Table } from './table.ts';

export const FAILURES: Table<'failures'> = {
  name: 'failures',
  columns: [
    { ...TICK_COLUMN, cell: (row) => row.tickIndex },
    COHORT,
    { id: 'kind', title: 'Action', unit: 'name', formula: 'what the agents asked for', cell: (row) => row.kind },
    {
      id: 'error_name',
      title: 'Refusal',
      unit: 'name',
      formula: 'error of the program or the runtime',
      cell: (row) => row.errorName,
    },
    { id: 'error_code', title: 'Code', unit: 'number', formula: 'number of that error', cell: (row) => row.errorCode },
    {
      id: 'count',
      title: 'Count',
      unit: 'count',
      formula: 'refused actions of this tick with the same first four values',
      cell: (row) => row.count,
    },
  ],
};
