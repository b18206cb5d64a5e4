import { SECONDS_PER_DAY } from '../core/units.ts';
import { isSwitchedOn } from '../policies/program-switches.ts';
import { PROPOSAL_KINDS } from '../ports/actions.ts';
import { PROPOSAL_STATES, type ProposalState } from '../ports/governance-states.ts';
import { type Direction, type MetricDefinition, type MetricInput, type MetricUnit, ratioOf } from './metric.ts';

const LAST = 'account of the proposal whose vote was decided last';

/** A figure of the last decided proposal; undefined before the first decision. */
function ofLast(
  name: string,
  title: string,
  unit: MetricUnit,
  formula: string,
  value: (proposal: ProposalState) => number | undefined,
  better: Direction = 'higher',
): MetricDefinition {
  return {
    id: `governance.${name}`,
    title,
    unit,
    formula,
    source: LAST,
    better,
    compute: ({ proposals: { lastDecided } }) => lastDecided && value(lastDecided.proposal),
  };
}

function counted(
  name: string,
  title: string,
  formula: string,
  source: string,
  value: (input: MetricInput) => number,
  better: Direction = 'neither',
): MetricDefinition {
  return { id: `governance.${name}`, title, unit: 'count', formula, source, better, compute: value };
}

const STATES = 'proposal accounts';
const BALLOTS = 'proposal accounts, and stake accounts of the voters as read after their votes';

export const GOVERNANCE_METRICS: readonly MetricDefinition[] = [
  counted('proposals', 'Proposals since genesis', 'proposal_count', 'governance account', ({ governance }) => {
    return governance.proposalCount;
  }),
  counted('live_proposals', 'Live proposals', 'slots in use', 'governance account', ({ governance }) => {
    return governance.slots.filter((slot) => slot !== 0).length;
  }),
  ...PROPOSAL_STATES.map((state) =>
    counted(
      `proposals_${state}`,
      `Proposals: ${state}`,
      `number of proposals whose state is ${state}`,
      STATES,
      (input) => {
        return input.proposals.countByState[state];
      },
    ),
  ),
  ...PROPOSAL_KINDS.map((kind, position) =>
    counted(
      `executed_${kind}`,
      `Executed proposals: ${kind}`,
      `executed_count[${position}]`,
      'governance account',
      (input) => {
        return input.governance.executedCount[position] ?? 0;
      },
    ),
  ),
  counted(
    'quorum_reached',
    'Proposals that reached quorum',
    'quorum_count',
    'governance account',
    ({ governance }) => governance.quorumCount,
    'higher',
  ),
  counted(
    'extended_votes',
    'Votes extended because quorum came late',
    'number of proposals whose extended is 1; LATE_QUORUM',
    STATES,
    ({ proposals }) => proposals.extended,
  ),
  counted(
    'decided_by_one',
    'Proposals that one holder decided',
    'number of decided votes that would have ended in the other way without the vote of some one wallet',
    BALLOTS,
    ({ proposals }) => proposals.decidedByOne,
    'lower',
  ),
  {
    id: 'governance.decided_by_one_share',
    title: 'Share of the proposals that one holder decided',
    unit: 'ratio',
    formula: 'governance.decided_by_one / decided votes, since genesis',
    source: BALLOTS,
    better: 'lower',
    compute: ({ proposals: { decidedByOne, decided } }) => (decided === 0 ? undefined : decidedByOne / decided),
  },
  ofLast('turnout', 'Turnout of the last decided proposal', 'ratio', 'turnout / power_total', (proposal) => {
    return ratioOf(proposal.turnout, proposal.powerTotal);
  }),
  ofLast(
    'quorum_margin',
    'Turnout above quorum of the last decided proposal',
    'ratio',
    'turnout / power_total - quorum_bps / 10000; below 0 it failed for quorum',
    ({ turnout, powerTotal, quorumBps }) => {
      const share = ratioOf(turnout, powerTotal);
      return share === undefined ? undefined : share - quorumBps / 10_000;
    },
  ),
  ofLast(
    'approval',
    'Approval of the last decided proposal',
    'ratio',
    'yes / (yes + no)',
    ({ yes, no }) => ratioOf(yes, yes + no),
    'neither',
  ),
  ofLast('voters', 'Voters on the last decided proposal', 'count', 'voter_count', ({ voterCount }) => voterCount),
  {
    id: 'governance.mean_turnout_90d',
    title: 'Mean turnout of the last 90 days',
    unit: 'ratio',
    formula: 'mean of turnout / power_total over the proposals decided in the last 90 days',
    source: STATES,
    better: 'higher',
    compute: ({ proposals }) => proposals.meanTurnout(),
  },
  {
    id: 'governance.mean_days_to_execution',
    title: 'Mean time from draft to execution',
    unit: 'days',
    formula: 'mean of (executed_at - created_at) / 86400 over the executed proposals, since genesis',
    source: STATES,
    better: 'neither',
    compute: ({ proposals }) => {
      const seconds = proposals.meanSecondsToExecution();
      return seconds === undefined ? undefined : seconds / SECONDS_PER_DAY;
    },
  },
  {
    id: 'governance.votes_locked_share',
    title: 'Share of the stake that votes hold',
    unit: 'ratio',
    formula:
      'stake of agents whose vote_lock_until, which seconds of paused voting put off, is on the open day or later / ' +
      'total_staked; 0 while the vote lock is off',
    source: 'stake and pool accounts',
    better: 'neither',
    compute: ({ holders, pool }) =>
      ratioOf(isSwitchedOn(pool, 'voteLock') ? holders.voteLockedBaseUnits : 0n, pool.totalStakedBaseUnits),
  },
  {
    id: 'governance.bonds',
    title: 'Bonds of proposers',
    unit: 'base_units',
    formula: 'balance of the bond vault',
    source: 'bond vault',
    better: 'neither',
    compute: ({ vaults }) => vaults.bondVaultBaseUnits,
  },
];
