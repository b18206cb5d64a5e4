import { describe, expect, it } from 'vitest';
import { COHORTS } from '#reports/artifacts/tables/cohorts.ts';
import { cohortCourses } from '#reports/history/cohort-course.ts';
import { tableOf } from '#tests/support/fixture-results.ts';
import { fixtureRows, fixtureTime } from '#tests/support/fixture-rows.ts';
import { fixtureWorld } from '#tests/support/run-folder-fixture.ts';

describe('reports/history/cohort-course', () => {
  it('follows each cohort in the order of the scenario, one that comes later from its first row on', () => {
    const world = fixtureWorld();
    const rows = [0, 3, 9].flatMap((tick) => fixtureRows(tick, world).cohorts).slice(0, -1);
    const [retail, whales] = cohortCourses(tableOf('cohorts.csv', COHORTS.columns, rows));
    expect(retail).toEqual({
      cohort: 'retail',
      policy: 'staker',
      agents: 940,
      unixSeconds: [0, 3, 9].map((tick) => fixtureTime(tick).unixSeconds),
      stakedBaseUnits: [0, 156_666_666_666_040, 470_000_000_000_000],
      power: [0, 234_999_999_999_060, 705_000_000_000_000],
    });
    expect(whales).toMatchObject({ cohort: 'whales', policy: 'whale', agents: 30 });
    expect(whales?.power).toHaveLength(2);
    expect(cohortCourses(tableOf('cohorts.csv', COHORTS.columns, []))).toEqual([]);
  });
});
