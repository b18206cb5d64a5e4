import { describe, expect, it } from 'vitest';
import { REWARDS } from '#reports/artifacts/tables/rewards.ts';
import { cellsOf } from '#reports/artifacts/tables/table.ts';
import { fixtureRows } from '#tests/support/fixture-rows.ts';
import { fixtureWorld } from '#tests/support/run-folder-fixture.ts';

describe('reports/artifacts/tables/rewards', () => {
  it('has a row a cohort and week', () => {
    const [retail] = fixtureRows(7, fixtureWorld()).rewards;
    if (retail === undefined) throw new Error('expected a week');
    const mean = 940n * ((1_000n * 10n ** 9n * 3n) / 18n);
    expect(cellsOf(REWARDS.columns, retail).slice(3)).toEqual([
      0,
      'retail',
      mean / 300n,
      mean / 400n,
      mean / 1_600n,
      mean,
    ]);
    expect(REWARDS.columns.map(({ id }) => id).join()).toBe(
      'tick,unix_seconds,date,week,cohort,earned,claimed,compounded,mean_staked',
    );
  });
});
