import { circulatingBaseUnits, type MetricDefinition, ratioOf } from './metric.ts';

export const STAKING_METRICS: readonly MetricDefinition[] = [
  {
    id: 'staking.ratio',
    title: 'Staked share of the circulating supply',
    unit: 'ratio',
    formula: 'total_staked / supply.circulating',
    source: 'pool, mint and vault accounts',
    better: 'higher',
    compute: (input) => ratioOf(input.pool.totalStakedBaseUnits, circulatingBaseUnits(input)),
  },
  {
    id: 'staking.ratio_of_supply',
    title: 'Staked share of the total supply',
    unit: 'ratio',
    formula: 'total_staked / supply.total',
    source: 'pool and mint accounts',
    better: 'higher',
    compute: ({ pool, vaults }) => ratioOf(pool.totalStakedBaseUnits, vaults.mintSupplyBaseUnits),
  },
  {
    id: 'staking.total_staked',
    title: 'Tokens staked',
    unit: 'base_units',
    formula: 'total_staked',
    source: 'pool account',
    better: 'higher',
    compute: ({ pool }) => pool.totalStakedBaseUnits,
  },
  {
    id: 'staking.active_stakers',
    title: 'Wallets with a stake',
    unit: 'count',
    formula: 'number of agents whose staked amount is above 0',
    source: 'stake accounts',
    better: 'higher',
    compute: ({ holders }) => holders.activeStakers,
  },
  {
    id: 'staking.mean_lock_days',
    title: 'Mean promised lock, weighted by amount',
    unit: 'days',
    formula: 'sum(amount x lock_days) / sum(amount) over live entries, matured ones included',
    source: 'stake accounts',
    better: 'higher',
    compute: ({ holders }) => ratioOf(holders.promisedLockDays, holders.stakedBaseUnits),
  },
  {
    id: 'staking.lock_kept',
    title: 'Realised against promised lock',
    unit: 'ratio',
    formula:
      'sum(amount x min(days held, days promised)) / sum(amount x days promised) over the locks that ended or were broken ' +
      'since genesis; an extension replaces what was promised, what left between two readings left at the second',
    source: 'stake accounts as read in each tick',
    better: 'higher',
    compute: ({ holders }) => ratioOf(holders.locks.keptDays, holders.locks.promisedDays),
  },
];

/** Part of the stake that has one lock length; a scenario has one for each of its locks. */
export function lockShareMetric(lockIndex: number, lockDays: number): MetricDefinition {
  return {
    id: `staking.share_lock_${lockDays}`,
    title: `Share of the stake with a ${lockDays}-day lock`,
    unit: 'ratio',
    formula: 'sum(amount) of live entries with this lock / sum(amount) of all, matured ones included',
    source: 'stake accounts',
    better: 'neither',
    compute: ({ holders }) => ratioOf(holders.stakedByLock[lockIndex] ?? 0n, holders.stakedBaseUnits),
  };
}
