import type { RunTable } from '../artifacts/run-table.ts';
import { readRows } from './table-reader.ts';

/** What one cohort got in one week of the pool; base units as floats. */
export interface RewardWeek {
  readonly week: number;
  readonly unixSeconds: number;
  readonly cohort: string;
  readonly earnedBaseUnits: number;
  readonly claimedBaseUnits: number;
  readonly compoundedBaseUnits: number;
  readonly meanStakedBaseUnits: number;
}

/** The rows of `rewards.csv` in order. Throws REPORT__RUN_FILE_INVALID. */
export function rewardWeeks(rewards: RunTable): readonly RewardWeek[] {
  return readRows(rewards, (row) => ({
    week: row.number('week') ?? 0,
    unixSeconds: row.number('unix_seconds') ?? 0,
    cohort: row.text('cohort'),
    earnedBaseUnits: row.number('earned') ?? 0,
    claimedBaseUnits: row.number('claimed') ?? 0,
    compoundedBaseUnits: row.number('compounded') ?? 0,
    meanStakedBaseUnits: row.number('mean_staked') ?? 0,
  }));
}
