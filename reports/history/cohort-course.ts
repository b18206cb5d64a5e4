import type { RunTable } from '../artifacts/run-table.ts';
import { readRows } from './table-reader.ts';

/** One cohort over the run; every list has a value for each row that the cohort has in cohorts.csv. */
export interface CohortCourse {
  readonly cohort: string;
  readonly policy: string;
  readonly agents: number;
  readonly unixSeconds: readonly number[];
  /** Base units as floats: exact enough for a picture. */
  readonly stakedBaseUnits: readonly number[];
  readonly power: readonly number[];
}

interface GrowingCourse extends CohortCourse {
  readonly unixSeconds: number[];
  readonly stakedBaseUnits: number[];
  readonly power: number[];
}

/** The cohorts of `cohorts.csv` in the order of the scenario. Throws REPORT__RUN_FILE_INVALID. */
export function cohortCourses(cohorts: RunTable): readonly CohortCourse[] {
  const courses = new Map<string, GrowingCourse>();
  readRows(cohorts, (row) => {
    const cohort = row.text('cohort');
    const course = courses.get(cohort) ?? {
      cohort,
      policy: row.text('policy'),
      agents: row.number('agents') ?? 0,
      unixSeconds: [],
      stakedBaseUnits: [],
      power: [],
    };
    courses.set(cohort, course);
    course.unixSeconds.push(row.number('unix_seconds') ?? 0);
    course.stakedBaseUnits.push(row.number('staked') ?? 0);
    course.power.push(row.number('power') ?? 0);
  });
  return [...courses.values()];
}
