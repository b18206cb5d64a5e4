import type { ProposalRow } from '#sim/ports/run-sink.ts';
import { TIME } from './shared-columns.ts';
import type { Column, Table } from './table.ts';

function power(
  id: string,
  title: string,
  formula: string,
  value: (row: ProposalRow) => bigint | undefined,
): Column<ProposalRow> {
  return { id, title, unit: 'power', formula, cell: value };
}

/** As the account has them: 0 until they happen. */
function time(id: string, title: string, value: (row: ProposalRow) => bigint): Column<ProposalRow> {
  return { id, title, unit: 'seconds', formula: 'chain clock, since 1970 UTC; 0 until it is known', cell: value };
}

export const PROPOSALS: Table<'proposals'> = {
  name: 'proposals',
  columns: [
    ...TIME,
    { id: 'proposal', title: 'Proposal', unit: 'index', formula: 'id on chain', cell: (row) => row.proposalId },
    { id: 'state', title: 'State', unit: 'name', formula: 'state that it came into', cell: (row) => row.state },
    { id: 'kind', title: 'Kind', unit: 'name', formula: 'what it does', cell: (row) => row.kind },
    {
      id: 'subject',
      title: 'Subject',
      unit: 'name',
      formula: 'parameter, feature or purpose that it names',
      cell: (row) => row.subject,
    },
    {
      id: 'value',
      title: 'Value',
      unit: 'number',
      formula: 'of a parameter; base units of a spend; 0 or 1 of a feature; empty for an upgrade',
      cell: (row) => row.value,
    },
    {
      id: 'proposer',
      title: 'Author',
      unit: 'name',
      formula: 'agent that made it; empty outside the population',
      cell: (row) => row.proposerId,
    },
    { id: 'cohort', title: 'Cohort', unit: 'name', formula: 'cohort of the author', cell: (row) => row.cohort },
    power('yes', 'Yes', 'weight of the votes for it', ({ yes }) => yes),
    power('no', 'No', 'weight of the votes against it', ({ no }) => no),
    power('abstain', 'Abstain', 'weight of the votes that abstain', ({ abstain }) => abstain),
    power('turnout', 'Turnout', 'linear power of those who voted', ({ turnout }) => turnout),
    power('power_total', 'Power of all', 'voting power of all at the snapshot', ({ powerTotal }) => powerTotal),
    { id: 'quorum_bps', title: 'Quorum', unit: 'bps', formula: 'of power_total', cell: (row) => row.quorumBps },
    {
      id: 'approval_bps',
      title: 'Approval',
      unit: 'bps',
      formula: 'of yes + no that must be yes',
      cell: (row) => row.approvalBps,
    },
    { id: 'voters', title: 'Voters', unit: 'count', formula: 'wallets that voted', cell: (row) => row.voters },
    {
      id: 'largest_voter',
      title: 'Largest voter',
      unit: 'name',
      formula: 'agent whose vote counted with the most power',
      cell: (row) => row.largestVoterId,
    },
    power('largest_vote', 'Largest vote', 'power of that vote, under the cap', (row) => row.largestVotePower),
    {
      id: 'decided_by_one',
      title: 'Decided by one',
      unit: 'bool',
      formula: '1 when it would have ended in the other way without the vote of one wallet; empty until decided',
      cell: ({ decidedByOne }) => (decidedByOne === undefined ? undefined : Number(decidedByOne)),
    },
    time('created_at', 'Created', (row) => row.createdAtUnixSeconds),
    time('voting_end', 'End of voting', (row) => row.votingEndUnixSeconds),
    time('executed_at', 'Executed', (row) => row.executedAtUnixSeconds),
  ],
};
