import { DAYS_PER_WEEK, DAYS_PER_YEAR } from '../core/units.ts';
import type { PoolState } from '../ports/staking-chain.ts';
import { type MetricDefinition, ratioOf } from './metric.ts';

/** One amount of the pool account. */
function poolAmount(
  name: string,
  title: string,
  formula: string,
  amount: (pool: PoolState) => bigint,
): MetricDefinition {
  return {
    id: `rewards.${name}`,
    title,
    unit: 'base_units',
    formula,
    source: 'pool account',
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
  ),
  poolAmount(
    'funded_inflation',
    'Rewards from inflation since genesis',
    'funded_inflation',
    (pool) => pool.fundedInflationBaseUnits,
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
    id: 'rewards.boosted_share',
    title: 'Share of the reward weight that boosters add',
    unit: 'ratio',
    formula: 'sum over entries of (weight with booster - weight without) / active_weight',
    source: 'stake and pool accounts',
    compute: ({ holders, pool }) => ratioOf(holders.boostWeight, pool.activeWeight),
  },
  {
    id: 'rewards.compounding_wallets',
    title: 'Wallets with a stake that compound',
    unit: 'count',
    formula: 'number of agents with a stake whose account opted in to compounding',
    source: 'stake accounts',
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
    compute: ({ pool }) => {
      const perWeight = ratioOf(pool.budgetCurrentBaseUnits, pool.activeWeight);
      const multiplier = (pool.multiplierBps[lockIndex] ?? 0) / 10_000;
      return perWeight === undefined ? undefined : perWeight * (DAYS_PER_YEAR / DAYS_PER_WEEK) * multiplier;
    },
  };
}
