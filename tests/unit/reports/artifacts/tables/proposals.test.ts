import { describe, expect, it } from 'vitest';
import { PROPOSALS } from '#reports/artifacts/tables/proposals.ts';
import { cellsOf } from '#reports/artifacts/tables/table.ts';
import { fixtureRows } from '#tests/support/fixture-rows.ts';
import { fixtureWorld } from '#tests/support/run-folder-fixture.ts';

function rowAt(tickIndex: number): Readonly<Record<string, unknown>> {
  const [proposal] = fixtureRows(tickIndex, fixtureWorld()).proposals;
  if (proposal === undefined) throw new Error('expected a proposal');
  const cells = cellsOf(PROPOSALS.columns, proposal);
  return Object.fromEntries(PROPOSALS.columns.map(({ id }, index) => [id, cells[index]]));
}

describe('reports/artifacts/tables/proposals', () => {
  it('has a row for each state that a proposal came into', () => {
    expect(rowAt(6)).toMatchObject({
      tick: 6,
      proposal: 0,
      state: 'executed',
      kind: 'parameter',
      subject: 'penalty_bps',
      value: 1_500n,
      proposer: 'whales-0',
      power_total: 30_000_000n * 10n ** 9n,
      turnout: 10_500_000n * 10n ** 9n,
      quorum_bps: 1_000,
      decided_by_one: 1,
      executed_at: 1_736_294_400n,
    });
  });

  it('leaves empty what is not known yet', () => {
    const draft = rowAt(8);
    expect(draft).toMatchObject({ state: 'draft', voting_end: 0n, executed_at: 0n });
    for (const id of ['value', 'largest_voter', 'largest_vote', 'decided_by_one']) expect(draft[id]).toBeUndefined();
    expect(PROPOSALS.columns.map(({ id }) => id).join()).toBe(
      'tick,unix_seconds,date,proposal,state,kind,subject,value,proposer,cohort,yes,no,abstain,turnout,power_total,' +
        'quorum_bps,approval_bps,voters,largest_voter,largest_vote,decided_by_one,created_at,voting_end,executed_at',
    );
  });
});
