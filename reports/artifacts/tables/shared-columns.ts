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

/** What is held now. */
const HELD: readonly Column<Held>[] = [
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
];

/**
 * What wallets have and have had. The figures of a wallet are its stake account's, which closes with the last deposit; a
 * cohort's go on.
 */
function holdingsSince(when: string, scope: string): readonly Column<Held>[] {
  return [
    ...HELD,
    {
      id: 'claimed',
      title: `Claimed since ${when}`,
      unit: 'base_units',
      formula: `rewards paid out: to the wallet, or compounded${scope}`,
      cell: (row) => row.claimedBaseUnits,
    },
    {
      id: 'compounded',
      title: `Compounded since ${when}`,
      unit: 'base_units',
      formula: `rewards staked again${scope}`,
      cell: (row) => row.compoundedBaseUnits,
    },
    {
      id: 'penalties',
      title: `Penalties since ${when}`,
      unit: 'base_units',
      formula: `paid for leaving early${scope}`,
      cell: (row) => row.penaltiesBaseUnits,
    },
    {
      id: 'votes',
      title: `Votes since ${when}`,
      unit: 'count',
      formula: `votes cast${scope}`,
      cell: (row) => row.votes,
    },
  ];
}

/** Of a wallet. */
export const WALLET_HOLDINGS = holdingsSince('its stake account was opened', '; from 0 again in a new stake account');

/** Of a cohort's wallets together. */
export const COHORT_HOLDINGS = holdingsSince('genesis', '');

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
