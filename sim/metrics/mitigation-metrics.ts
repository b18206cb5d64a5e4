import { type MetricDefinition, ratioOf } from './metric.ts';

const BALLOTS = 'proposal account, and stake accounts of the voters as read after their votes';

/** What each switch of the program does, measured. */
export const MITIGATION_METRICS: readonly MetricDefinition[] = [
  {
    id: 'mitigation.largest_vote_share',
    title: 'Largest vote on the last decided proposal',
    unit: 'ratio',
    formula: 'largest power that one vote counted with, under the power cap / power_total',
    source: BALLOTS,
    better: 'lower',
    compute: ({ proposals: { lastDecided } }) =>
      lastDecided && ratioOf(lastDecided.ballots.largestPower, lastDecided.proposal.powerTotal),
  },
  {
    id: 'mitigation.power_cap_effect',
    title: 'Power that the cap took from votes on the last decided proposal',
    unit: 'ratio',
    formula: '(power of the voters without a cap - turnout) / power without a cap; POWER_CAP',
    source: BALLOTS,
    better: 'neither',
    compute: ({ proposals: { lastDecided } }) => {
      if (lastDecided === undefined) return undefined;
      const { uncappedPower } = lastDecided.ballots;
      return ratioOf(uncappedPower - lastDecided.proposal.turnout, uncappedPower);
    },
  },
  {
    id: 'mitigation.quadratic_effect',
    title: "What square roots took from the largest vote's share of the last decided proposal",
    unit: 'ratio',
    formula:
      'largest power / turnout - largest weight / (yes + no + abstain), every wallet taken for one person; QUADRATIC',
    source: BALLOTS,
    better: 'neither',
    compute: ({ proposals: { lastDecided } }) => {
      if (lastDecided === undefined) return undefined;
      const { proposal, ballots } = lastDecided;
      const linear = ratioOf(ballots.largestPower, proposal.turnout);
      const counted = ratioOf(ballots.largestWeight, proposal.yes + proposal.no + proposal.abstain);
      return linear === undefined || counted === undefined ? undefined : linear - counted;
    },
  },
  {
    id: 'mitigation.stake_cap_wallets',
    title: 'Wallets at the stake cap',
    unit: 'count',
    formula: 'number of agents whose stake + min_stake is above max_stake; STAKE_CAP',
    source: 'stake and pool accounts',
    better: 'lower',
    compute: ({ holders }) => holders.cappedStakers,
  },
  {
    id: 'mitigation.stake_cap_refusals',
    title: 'Deposits that the stake cap refused since genesis',
    unit: 'count',
    formula: 'refusals named StakeCapExceeded; STAKE_CAP',
    source: 'outcomes',
    better: 'neither',
    compute: ({ activity }) => activity.stakeCapRefusals,
  },
  {
    id: 'mitigation.cool_down_refusals',
    title: 'Drafts refused since genesis because the same was defeated lately',
    unit: 'count',
    formula: 'refusals named ProposalCoolDown; COOL_DOWN',
    source: 'outcomes',
    better: 'neither',
    compute: ({ activity }) => activity.coolDownRefusals,
  },
  {
    id: 'mitigation.tickets_outstanding',
    title: 'Exits that are still to be paid out',
    unit: 'base_units',
    formula: 'tickets_outstanding; UNSTAKE_TICKETS',
    source: 'pool account',
    better: 'neither',
    compute: ({ pool }) => pool.ticketsOutstandingBaseUnits,
  },
  {
    id: 'mitigation.vesting_outstanding',
    title: 'Tokens of team and partners that are not released yet',
    unit: 'base_units',
    formula: 'balance of the vesting vault',
    source: 'vesting vault',
    better: 'neither',
    compute: ({ vaults }) => vaults.vestingVaultBaseUnits,
  },
  {
    id: 'mitigation.paused_seconds',
    title: 'Time since genesis in which something was paused',
    unit: 'seconds',
    formula: 'sum over ticks of the overlap with [pause_started, pause_until); PAUSE',
    source: 'pool account',
    better: 'lower',
    compute: ({ pausedSeconds }) => pausedSeconds,
  },
];
