import { describe, expect, it } from 'vitest';
import { COHORTS } from '#reports/artifacts/tables/cohorts.ts';
import { cellsOf } from '#reports/artifacts/tables/table.ts';
import { fixtureRows } from '#tests/support/fixture-rows.ts';
import { fixtureWorld } from '#tests/support/run-folder-fixture.ts';

describe('reports/artifacts/tables/cohorts', () => {
  it('has a row a cohort, with the sums of its agents', () => {
    const [retail] = fixtureRows(9, fixtureWorld()).cohorts;
    if (retail === undefined) throw new Error('expected a cohort');
    expect(cellsOf(COHORTS.columns, retail).slice(3, 8)).toEqual([
      'retail',
      'staker',
      940,
      939,
      940n * 500n * 10n ** 9n,
    ]);
    expect(COHORTS.columns.map(({ id }) => id).join()).toBe(
      'tick,unix_seconds,date,cohort,policy,agents,stakers,staked,wallet,quote,power,claimed,compounded,penalties,votes',
    );
  });
});
