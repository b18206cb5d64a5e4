import { DAYS_PER_WEEK, DAYS_PER_YEAR } from '../core/units.ts';
import type { PoolState } from '../ports/staking-chain.ts';
import { type Direction, type MetricDefinition, ratioOf } from './metric.ts';

/** One amount of the pool account. */
function poolAmount(
  name: string,
  title: string,
  formula: string,
  amount: (pool: PoolState) => bigint,
  better: Direction = 'neither',
): MetricDefinition {
  return {
    id: `rewards.${name}`,
    title,
    unit: 'base_units',
    formula,
    source: 'pool account',
    better,
    compute: ({ pool }) => amount(pool),
  };
}

export const REWARD_METRICS: readonly MetricDefinition[] = [
  poolAmount('budget_current', "Open week's reward budget", 'budget_current', (pool) => pool.budgetCurrentBaseUnits),
  poolAmount(
    'funded',
    'Rewards funded since genesis',
    'total_funded: fees, inflation, grants, and what the operator adds',
    (pool) => pool.totalFundedBaseUnits,
  ),
  poolAmount(
    'funded_fees',
    'Rewards from debate fees since genesis',
    'funded_fees',
    (pool) => pool.fundedFeesBaseUnits,
    'higher',
  ),
  poolAmount(
    'funded_inflation',
    'Rewards from inflation since genesis',
    'funded_inflation',
    (pool) => pool.fundedInflationBaseUnits,
    'lower',
  ),
  poolAmount(
    'funded_grants',
    'Rewards from treasury grants since genesis',
    'funded_grants',
    (pool) => pool.fundedGrantsBaseUnits,
  ),
  poolAmount(
    'released',
    'Rewards earned by stakers since genesis',
    'total_released',
    (pool) => pool.totalReleasedBaseUnits,
  ),
  poolAmount(
    'claimed',
    'Rewards paid out since genesis',
    'total_claimed: claimed or compounded',
    (pool) => pool.totalClaimedBaseUnits,
  ),
  poolAmount(
    'compounded',
    'Rewards compounded since genesis',
    'total_compounded: staked again instead of paid to the wallet',
    (pool) => pool.totalCompoundedBaseUnits,
  ),
  poolAmount(
    'forfeited',
    'Boosted rewards given up by early exits since genesis',
    'total_forfeited, with BOOST_VESTS',
    (pool) => pool.totalForfeitedBaseUnits,
  ),
  poolAmount(
    'reserve_owed',
    'Rewards earned and not paid out',
    'reserve_owed = total_released - total_claimed - total_forfeited',
    (pool) => pool.reserveOwedBaseUnits,
  ),
  {
    id: 'rewards.dust',
    title: "Tokens in the reward vault that are nobody's",
    unit: 'base_units',
    formula:
      'reward vault - reserve_owed - (budget_current - budget_released) - budget_next - budget_idle; 0 unless somebody sends ' +
      'tokens to the vault: what rounding leaves, below a unit a stake account and a unit of the pool, stays in reserve_owed ' +
      'and is paid with later rewards',
    source: 'reward vault and pool account',
    better: 'lower',
    compute: ({ vaults, pool }) => {
      const unreleased = pool.budgetCurrentBaseUnits - pool.budgetReleasedBaseUnits;
      const budgets = unreleased + pool.budgetNextBaseUnits + pool.budgetIdleBaseUnits;
      return vaults.rewardVaultBaseUnits - pool.reserveOwedBaseUnits - budgets;
    },
  },
  {
    id: 'rewards.claimed_share',
    title: 'Claimed share of what could be claimed since genesis',
    unit: 'ratio',
    formula: 'total_claimed / (total_released - budget_released of the open week - total_forfeited)',
    source: 'pool account',
    better: 'higher',
    compute: ({ pool }) => {
      // What the open week has released becomes claimable when the week has closed.
      const open = pool.budgetReleasedBaseUnits + pool.totalForfeitedBaseUnits;
      const claimable = pool.totalReleasedBaseUnits - open;
      return claimable <= 0n ? undefined : ratioOf(pool.totalClaimedBaseUnits, claimable);
    },
  },
  {
    id: 'rewards.realised_apr_365d',
    title: 'Yearly reward rate that stakers had',
    unit: 'ratio',
    formula:
      'rewards released in the last 365 days (or since genesis) x 365 / sum of total_staked at the end of each of these days',
    source: 'pool account',
    better: 'higher',
    compute: ({ rewardWindow }) => {
      const daily = ratioOf(rewardWindow.releasedBaseUnits, rewardWindow.stakedDays);
      return daily === undefined ? undefined : daily * DAYS_PER_YEAR;
    },
  },
  {
    id: 'rewards.boosted_share',
    title: 'Share of the reward weight that boosters add',
    unit: 'ratio',
    formula: 'sum over entries of (weight with booster - weight without) / active_weight',
    source: 'stake and pool accounts',
    better: 'neither',
    compute: ({ holders, pool }) => ratioOf(holders.boostWeight, pool.activeWeight),
  },
  {
    id: 'rewards.compounding_wallets',
    title: 'Wallets with a stake that compound',
    unit: 'count',
    formula: 'number of agents with a stake whose account opted in to compounding',
    source: 'stake accounts',
    better: 'neither',
    compute: ({ holders }) => holders.compoundingStakers,
  },
];

/** Yearly reward rate of one lock length; a scenario has one for each of its locks. */
export function lockAprMetric(lockIndex: number, lockDays: number): MetricDefinition {
  return {
    id: `rewards.apr_lock_${lockDays}`,
    title: `Yearly reward rate of a ${lockDays}-day lock`,
    unit: 'ratio',
    formula: 'budget_current x 365 / 7 x multiplier / active_weight',
    source: 'pool account',
    better: 'higher',
    compute: ({ pool }) => {
      const perWeight = ratioOf(pool.budgetCurrentBaseUnits, pool.activeWeight);
      const multiplier = (pool.multiplierBps[lockIndex] ?? 0) / 10_000;
      return perWeight === undefined ? undefined : perWeight * (DAYS_PER_YEAR / DAYS_PER_WEEK) * multiplier;
    },
  };
}
