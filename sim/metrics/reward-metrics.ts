import { DAYS_PER_WEEK, DAYS_PER_YEAR } from '../core/units.ts';
import { type MetricDefinition, ratioOf } from './metric.ts';

export const REWARD_METRICS: readonly MetricDefinition[] = [
  {
    id: 'rewards.budget_current',
    title: "Open week's reward budget",
    unit: 'base_units',
    formula: 'budget_current',
    source: 'pool account',
    compute: ({ pool }) => pool.budgetCurrentBaseUnits,
  },
  {
    id: 'rewards.funded',
    title: 'Rewards funded since genesis',
    unit: 'base_units',
    formula: 'total_funded',
    source: 'pool account',
    compute: ({ pool }) => pool.totalFundedBaseUnits,
  },
  {
    id: 'rewards.released',
    title: 'Rewards earned by stakers since genesis',
    unit: 'base_units',
    formula: 'total_released',
    source: 'pool account',
    compute: ({ pool }) => pool.totalReleasedBaseUnits,
  },
  {
    id: 'rewards.claimed',
    title: 'Rewards claimed since genesis',
    unit: 'base_units',
    formula: 'total_claimed',
    source: 'pool account',
    compute: ({ pool }) => pool.totalClaimedBaseUnits,
  },
  {
    id: 'rewards.reserve_owed',
    title: 'Rewards earned and not claimed',
    unit: 'base_units',
    formula: 'reserve_owed = total_released - total_claimed',
    source: 'pool account',
    compute: ({ pool }) => pool.reserveOwedBaseUnits,
  },
  {
    id: 'treasury.penalties',
    title: 'Early-exit penalties since genesis',
    unit: 'base_units',
    formula: 'total_penalties',
    source: 'pool account',
    compute: ({ pool }) => pool.totalPenaltiesBaseUnits,
  },
];

/** Yearly reward rate of one lock length; a scenario has one for each of its locks. */
export function lockAprMetric(lockIndex: number, lockDays: number): MetricDefinition {
  return {
    id: `rewards.apr_lock_${lockDays}`,
    title: `Yearly reward rate of a ${lockDays}-day lock`,
    unit: 'ratio',
    formula: 'budget_current x 365 / 7 x multiplier / active_weight',
    source: 'pool account; multiplier of the scenario',
    compute: ({ pool, staking }) => {
      const perWeight = ratioOf(pool.budgetCurrentBaseUnits, pool.activeWeight);
      const multiplier = (staking.multiplierBps[lockIndex] ?? 0) / 10_000;
      return perWeight === undefined ? undefined : perWeight * (DAYS_PER_YEAR / DAYS_PER_WEEK) * multiplier;
    },
  };
}
