import { COHORT, COHORT_HOLDINGS, POLICY, TIME } from './shared-columns.ts';
import type { Table } from './table.ts';

export const COHORTS: Table<'cohorts'> = {
  name: 'cohorts',
  columns: [
    ...TIME,
    COHORT,
    POLICY,
    { id: 'agents', title: 'Agents', unit: 'count', formula: 'agents of the cohort', cell: (row) => row.agents },
    { id: 'stakers', title: 'Stakers', unit: 'count', formula: 'agents with a stake', cell: (row) => row.stakers },
    ...COHORT_HOLDINGS,
  ],
};
