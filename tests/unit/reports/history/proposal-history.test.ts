import { describe, expect, it } from 'vitest';
import { PROPOSALS } from '#reports/artifacts/tables/proposals.ts';
import { proposalHistories } from '#reports/history/proposal-history.ts';
import type { ProposalRow } from '#sim/ports/run-sink.ts';
import { fixtureResults, tableOf } from '#tests/support/fixture-results.ts';
import { fixtureRows } from '#tests/support/fixture-rows.ts';
import { fixtureWorld } from '#tests/support/run-folder-fixture.ts';

function historiesOf(rows: readonly ProposalRow[]): ReturnType<typeof proposalHistories> {
  return proposalHistories(tableOf('proposals.csv', PROPOSALS.columns, rows));
}

describe('reports/history/proposal-history', () => {
  it('joins the rows of a proposal: its states in order, its figures as last written', () => {
    const [executed, defeated, open, draft] = fixtureResults({ ticks: 10 }).proposals;
    expect(executed).toEqual({
      id: 0,
      kind: 'parameter',
      subject: 'penalty_bps',
      value: 1_500n,
      proposer: 'whales-0',
      cohort: 'whales',
      steps: [
        { unixSeconds: 1_735_862_400, date: '2025-01-03', state: 'draft' },
        { unixSeconds: 1_735_948_800, date: '2025-01-04', state: 'active' },
        { unixSeconds: 1_736_121_600, date: '2025-01-06', state: 'succeeded' },
        { unixSeconds: 1_736_208_000, date: '2025-01-07', state: 'queued' },
        { unixSeconds: 1_736_294_400, date: '2025-01-08', state: 'executed' },
      ],
      state: 'executed',
      turnoutShare: 0.35,
      quorumShare: 0.1,
      approvalShare: 30 / 32,
      approvalNeeded: 0.66,
      voters: 35,
      largestVoter: 'whales-0',
      largestShare: 0.1,
      decidedByOne: true,
    });
    expect(defeated).toMatchObject({ state: 'defeated', turnoutShare: 0.08, decidedByOne: false });
    expect(open).toMatchObject({ state: 'active', proposer: '', cohort: '', decidedByOne: undefined });
    expect(draft).toMatchObject({ kind: 'upgrade', approvalNeeded: 0.75, largestVoter: '' });
    for (const share of [draft?.value, draft?.turnoutShare, draft?.approvalShare, draft?.largestShare]) {
      expect(share).toBeUndefined();
    }
  });

  it('orders by id whatever the order of the rows', () => {
    const rows = [8, 2, 1].flatMap((tick) => fixtureRows(tick, fixtureWorld()).proposals);
    expect(historiesOf(rows).map(({ id }) => id)).toEqual([0, 1, 3]);
    expect(historiesOf([])).toEqual([]);
  });
});
