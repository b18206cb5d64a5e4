import { COHORT, POLICY, TIME, WALLET_HOLDINGS } from './shared-columns.ts';
import type { Table } from './table.ts';

export const AGENTS: Table<'agents'> = {
  name: 'agents',
  columns: [
    ...TIME,
    {
      id: 'survey',
      title: 'Survey',
      unit: 'name',
      formula: '`census`: every agent has a row at this tick; `sample`: a fixed part of them, spread evenly',
      cell: (row) => row.survey,
    },
    { id: 'agent', title: 'Agent', unit: 'name', formula: 'stable id of the agent', cell: (row) => row.agentId },
    COHORT,
    POLICY,
    ...WALLET_HOLDINGS,
    {
      id: 'owed',
      title: 'Owed',
      unit: 'base_units',
      formula: 'settled rewards that wait to be claimed',
      cell: (row) => row.owedBaseUnits,
    },
    {
      id: 'mean_lock_days',
      title: 'Mean lock',
      unit: 'days',
      formula: 'sum(amount x lock_days) / sum(amount) over its live deposits',
      cell: (row) => row.meanLockDays,
    },
  ],
};
