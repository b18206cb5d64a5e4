import { COHORT, TIME } from './shared-columns.ts';
import type { Table } from './table.ts';

export const REWARDS: Table<'rewards'> = {
  name: 'rewards',
  columns: [
    ...TIME,
    {
      id: 'week',
      title: 'Week',
      unit: 'index',
      formula: 'pool week from genesis; a row when it ends',
      cell: (row) => row.week,
    },
    COHORT,
    {
      id: 'earned',
      title: 'Earned',
      unit: 'base_units',
      formula: "the cohort's part, by reward weight, of what the pool released in the week",
      cell: (row) => row.earnedBaseUnits,
    },
    {
      id: 'claimed',
      title: 'Claimed',
      unit: 'base_units',
      formula: 'rewards paid out in the week: to the wallet, or compounded',
      cell: (row) => row.claimedBaseUnits,
    },
    {
      id: 'compounded',
      title: 'Compounded',
      unit: 'base_units',
      formula: 'rewards staked again in the week',
      cell: (row) => row.compoundedBaseUnits,
    },
    {
      id: 'mean_staked',
      title: 'Mean stake',
      unit: 'base_units',
      formula: "mean of the cohort's stake at the ends of the week's ticks, rounded down",
      cell: (row) => row.meanStakedBaseUnits,
    },
  ],
};
