import { DAYS_PER_YEAR } from '../core/units.ts';
import { type MetricDefinition, ratioOf } from './metric.ts';

/** Figures that an economy with a market is judged by, beside those of every run. */
export const EXTENDED_METRICS: readonly MetricDefinition[] = [
  {
    id: 'rewards.claimed_share',
    title: 'Claimed share of what could be claimed since genesis',
    unit: 'ratio',
    formula: 'total_claimed / (total_released - budget_released of the open week - total_forfeited)',
    source: 'pool account',
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
    compute: ({ rewardWindow }) => {
      const daily = ratioOf(rewardWindow.releasedBaseUnits, rewardWindow.stakedDays);
      return daily === undefined ? undefined : daily * DAYS_PER_YEAR;
    },
  },
  {
    id: 'governance.mean_turnout_90d',
    title: 'Mean turnout of the last 90 days',
    unit: 'ratio',
    formula: 'mean of turnout / power_total over the proposals decided in the last 90 days',
    source: 'proposal accounts',
    compute: ({ proposals }) => proposals.meanTurnout(),
  },
];
