import { describe, expect, it } from 'vitest';
import { AGENTS } from '#reports/artifacts/tables/agents.ts';
import { cellsOf } from '#reports/artifacts/tables/table.ts';
import { fixtureRows } from '#tests/support/fixture-rows.ts';
import { fixtureWorld } from '#tests/support/run-folder-fixture.ts';

describe('reports/artifacts/tables/agents', () => {
  it('has a row an agent, with what it holds and waits for', () => {
    const { agents } = fixtureRows(9, fixtureWorld());
    const [first] = agents;
    if (first === undefined) throw new Error('expected a census');
    const cells = cellsOf(AGENTS.columns, first);
    const row = Object.fromEntries(AGENTS.columns.map(({ id }, index) => [id, cells[index]]));
    expect(row).toMatchObject({
      survey: 'census',
      agent: 'retail-0',
      cohort: 'retail',
      policy: 'staker',
      quote: undefined,
    });
    expect(row).toMatchObject({ staked: 2_000n * 10n ** 9n, power: 3_000n * 10n ** 9n, owed: 2n * 10n ** 9n });
    expect(row['mean_lock_days']).toBe(45.5);
    expect(AGENTS.columns.map(({ id }) => id).join()).toBe(
      'tick,unix_seconds,date,survey,agent,cohort,policy,staked,wallet,quote,power,claimed,compounded,penalties,votes,owed,' +
        'mean_lock_days',
    );
  });
});
