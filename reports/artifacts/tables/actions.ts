import { TICK_COLUMN } from '../columns.ts';
import { COHORT } from './shared-columns.ts';
import type { Table } from './table.ts';

export const ACTIONS: Table<'actions'> = {
  name: 'actions',
  columns: [
    { ...TICK_COLUMN, cell: (row) => row.tickIndex },
    { id: 'agent', title: 'Agent', unit: 'name', formula: 'stable id of the agent', cell: (row) => row.agentId },
    COHORT,
    { id: 'kind', title: 'Action', unit: 'name', formula: 'what the agent asked for', cell: (row) => row.kind },
    {
      id: 'amount_base_units',
      title: 'Amount',
      unit: 'base_units',
      formula: 'amount asked for; empty for a claim',
      cell: (row) => row.amountBaseUnits,
    },
    {
      id: 'outcome',
      title: 'Outcome',
      unit: 'name',
      formula: 'accepted, or the name of the refusal',
      cell: (row) => row.outcome,
    },
  ],
};
