import { PROPOSAL_KINDS } from '../ports/actions.ts';
import { PROPOSAL_STATES, type ProposalState } from '../ports/governance-states.ts';
import { type MetricDefinition, type MetricInput, type MetricUnit, ratioOf } from './metric.ts';

const LAST = 'account of the proposal whose vote was decided last';

/** A figure of the last decided proposal; undefined before the first decision. */
function ofLast(
  name: string,
  title: string,
  unit: MetricUnit,
  formula: string,
  value: (proposal: ProposalState) => number | undefined,
): MetricDefinition {
  return {
    id: `governance.${name}`,
    title,
    unit,
    formula,
    source: LAST,
    compute: ({ proposals: { lastDecided } }) => lastDecided && value(lastDecided.proposal),
  };
}

function counted(
  name: string,
  title: string,
  formula: string,
  source: string,
  value: (input: MetricInput) => number,
): MetricDefinition {
  return { id: `governance.${name}`, title, unit: 'count', formula, source, compute: value };
}

const STATES = 'proposal accounts';

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
  counted('quorum_reached', 'Proposals that reached quorum', 'quorum_count', 'governance account', ({ governance }) => {
    return governance.quorumCount;
  }),
  counted(
    'extended_votes',
    'Votes extended because quorum came late',
    'number of proposals whose extended is 1; LATE_QUORUM',
    STATES,
    ({ proposals }) => proposals.extended,
  ),
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
  ofLast('approval', 'Approval of the last decided proposal', 'ratio', 'yes / (yes + no)', ({ yes, no }) => {
    return ratioOf(yes, yes + no);
  }),
  ofLast('voters', 'Voters on the last decided proposal', 'count', 'voter_count', ({ voterCount }) => voterCount),
  {
    id: 'governance.votes_locked_share',
    title: 'Share of the stake that votes hold',
    unit: 'ratio',
    formula: 'stake of agents whose vote_lock_until is on the open day or later / total_staked',
    source: 'stake and pool accounts',
    compute: ({ holders, pool }) => ratioOf(holders.voteLockedBaseUnits, pool.totalStakedBaseUnits),
  },
  {
    id: 'governance.bonds',
    title: 'Bonds of proposers',
    unit: 'base_units',
    formula: 'balance of the bond vault',
    source: 'bond vault',
    compute: ({ vaults }) => vaults.bondVaultBaseUnits,
  },
];
