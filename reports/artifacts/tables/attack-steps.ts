import { TIME } from './shared-columns.ts';
import type { Table } from './table.ts';

export const ATTACK_STEPS: Table<'attack_steps'> = {
  name: 'attack_steps',
  columns: [
    ...TIME,
    { id: 'attack', title: 'Attack', unit: 'name', formula: 'name in the scenario', cell: (row) => row.attack },
    {
      id: 'agent',
      title: 'Wallet',
      unit: 'name',
      formula: "stable id of the attacker's wallet",
      cell: (row) => row.agentId,
    },
    { id: 'action', title: 'Action', unit: 'text', formula: 'what it did, in words', cell: (row) => row.action },
    {
      id: 'outcome',
      title: 'Outcome',
      unit: 'name',
      formula: 'accepted, or the name of the refusal',
      cell: (row) => row.outcome,
    },
  ],
};
