import type { RunTable } from '../artifacts/run-table.ts';
import { type RowReader, readRows } from './table-reader.ts';

/** A proposal as it was when it came into a state. */
export interface ProposalStep {
  readonly unixSeconds: number;
  readonly date: string;
  readonly state: string;
}

/** One proposal over the run: its steps in time order, and its figures as last written. */
export interface ProposalHistory {
  readonly id: number;
  readonly kind: string;
  readonly subject: string;
  /** Of a parameter, base units of a spend, 0 or 1 of a feature; undefined for an upgrade. */
  readonly value: bigint | undefined;
  /** Empty where the author is outside the population. */
  readonly proposer: string;
  readonly cohort: string;
  readonly steps: readonly ProposalStep[];
  /** The state that it was in at last. */
  readonly state: string;
  /** Linear power of those who voted / power of all; undefined without power. */
  readonly turnoutShare: number | undefined;
  readonly quorumShare: number;
  /** Yes / (yes + no); undefined without either. */
  readonly approvalShare: number | undefined;
  readonly approvalNeeded: number;
  readonly voters: number;
  readonly largestVoter: string;
  /** Largest vote / power of all; undefined without a vote. */
  readonly largestShare: number | undefined;
  /** Undefined until the vote is decided. */
  readonly decidedByOne: boolean | undefined;
}

/** The proposals of `proposals.csv` by id. Throws REPORT__RUN_FILE_INVALID. */
export function proposalHistories(proposals: RunTable): readonly ProposalHistory[] {
  const histories = new Map<number, ProposalHistory>();
  readRows(proposals, (row) => {
    const id = row.number('proposal') ?? 0;
    histories.set(id, historyOf(id, row, histories.get(id)?.steps ?? []));
  });
  return [...histories.values()].sort((a, b) => a.id - b.id);
}

function historyOf(id: number, row: RowReader, earlier: readonly ProposalStep[]): ProposalHistory {
  const state = row.text('state');
  const [yes, no, total] = [row.number('yes') ?? 0, row.number('no') ?? 0, row.number('power_total') ?? 0];
  const [turnout, largest] = [row.number('turnout') ?? 0, row.number('largest_vote')];
  const one = row.text('decided_by_one');
  return {
    id,
    kind: row.text('kind'),
    subject: row.text('subject'),
    value: row.integer('value'),
    proposer: row.text('proposer'),
    cohort: row.text('cohort'),
    steps: [...earlier, { unixSeconds: row.number('unix_seconds') ?? 0, date: row.text('date'), state }],
    state,
    turnoutShare: total === 0 ? undefined : turnout / total,
    quorumShare: (row.number('quorum_bps') ?? 0) / 10_000,
    approvalShare: yes + no === 0 ? undefined : yes / (yes + no),
    approvalNeeded: (row.number('approval_bps') ?? 0) / 10_000,
    voters: row.number('voters') ?? 0,
    largestVoter: row.text('largest_voter'),
    largestShare: largest === undefined || total === 0 ? undefined : largest / total,
    decidedByOne: one === '' ? undefined : one === '1',
  };
}
