import type { AgentRow } from '#sim/ports/run-sink.ts';
import { TIME_COLUMNS } from '../columns.ts';
import { type Column, utcDate } from './table.ts';

interface TimedRow {
  readonly tickIndex: number;
  readonly unixSeconds: number;
}

const TIME_CELLS: readonly ((row: TimedRow) => number | string)[] = [
  ({ tickIndex }) => tickIndex,
  ({ unixSeconds }) => unixSeconds,
  ({ unixSeconds }) => utcDate(unixSeconds),
];

/** Tick, time and date, first in every table of a run. */
export const TIME: readonly Column<TimedRow>[] = TIME_COLUMNS.map((column, index) => ({
  ...column,
  cell: TIME_CELLS[index] as Column<TimedRow>['cell'],
}));

type Held = Pick<
  AgentRow,
  | 'stakedBaseUnits'
  | 'walletBaseUnits'
  | 'quoteUnits'
  | 'power'
  | 'claimedBaseUnits'
  | 'compoundedBaseUnits'
  | 'penaltiesBaseUnits'
  | 'votes'
>;

/** What a wallet, or a cohort's wallets together, have and have had. */
export const HOLDINGS: readonly Column<Held>[] = [
  {
    id: 'staked',
    title: 'Staked',
    unit: 'base_units',
    formula: 'sum of live deposits',
    cell: (row) => row.stakedBaseUnits,
  },
  {
    id: 'wallet',
    title: 'In the wallet',
    unit: 'base_units',
    formula: 'balance of the token account',
    cell: (row) => row.walletBaseUnits,
  },
  {
    id: 'quote',
    title: 'Cash',
    unit: 'quote_units',
    formula: 'balance of the account of the quote asset; empty without a market',
    cell: (row) => row.quoteUnits,
  },
  {
    id: 'power',
    title: 'Voting power',
    unit: 'power',
    formula: 'base units x multiplier of the live deposits on the open day',
    cell: (row) => row.power,
  },
  {
    id: 'claimed',
    title: 'Claimed since genesis',
    unit: 'base_units',
    formula: 'rewards paid out: to the wallet, or compounded',
    cell: (row) => row.claimedBaseUnits,
  },
  {
    id: 'compounded',
    title: 'Compounded since genesis',
    unit: 'base_units',
    formula: 'rewards staked again',
    cell: (row) => row.compoundedBaseUnits,
  },
  {
    id: 'penalties',
    title: 'Penalties since genesis',
    unit: 'base_units',
    formula: 'paid for leaving early',
    cell: (row) => row.penaltiesBaseUnits,
  },
  { id: 'votes', title: 'Votes since genesis', unit: 'count', formula: 'votes cast', cell: (row) => row.votes },
];

export const COHORT: Column<{ readonly cohort: string }> = {
  id: 'cohort',
  title: 'Cohort',
  unit: 'name',
  formula: 'cohort of the agents',
  cell: ({ cohort }) => cohort,
};

export const POLICY: Column<{ readonly policy: string }> = {
  id: 'policy',
  title: 'Policy',
  unit: 'name',
  formula: 'kind of the policy',
  cell: ({ policy }) => policy,
};
