import { circulatingBaseUnits, type MetricDefinition, ratioOf } from './metric.ts';

export const STAKING_METRICS: readonly MetricDefinition[] = [
  {
    id: 'staking.ratio',
    title: 'Staked share of the circulating supply',
    unit: 'ratio',
    formula: 'total_staked / supply.circulating',
    source: 'pool, mint and vault accounts',
    compute: (input) => ratioOf(input.pool.totalStakedBaseUnits, circulatingBaseUnits(input)),
  },
  {
    id: 'staking.ratio_of_supply',
    title: 'Staked share of the total supply',
    unit: 'ratio',
    formula: 'total_staked / supply.total',
    source: 'pool and mint accounts',
    compute: ({ pool, vaults }) => ratioOf(pool.totalStakedBaseUnits, vaults.mintSupplyBaseUnits),
  },
  {
    id: 'staking.total_staked',
    title: 'Tokens staked',
    unit: 'base_units',
    formula: 'total_staked',
    source: 'pool account',
    compute: ({ pool }) => pool.totalStakedBaseUnits,
  },
  {
    id: 'staking.active_stakers',
    title: 'Wallets with a stake',
    unit: 'count',
    formula: 'number of agents whose staked amount is above 0',
    source: 'stake accounts',
    compute: ({ holders }) => holders.activeStakers,
  },
  {
    id: 'staking.mean_lock_days',
    title: 'Mean promised lock, weighted by amount',
    unit: 'days',
    formula: 'sum(amount x lock_days) / sum(amount) over live entries, matured ones included',
    source: 'stake accounts',
    compute: ({ holders }) => ratioOf(holders.promisedLockDays, holders.stakedBaseUnits),
  },
];

/** Part of the stake that has one lock length; a scenario with a market has one for each of its locks. */
export function lockShareMetric(lockIndex: number, lockDays: number): MetricDefinition {
  return {
    id: `staking.share_lock_${lockDays}`,
    title: `Share of the stake with a ${lockDays}-day lock`,
    unit: 'ratio',
    formula: 'sum(amount) of live entries with this lock / sum(amount) of all, matured ones included',
    source: 'stake accounts',
    compute: ({ holders }) => ratioOf(holders.stakedByLock[lockIndex] ?? 0n, holders.stakedBaseUnits),
  };
}
