import { describe, expect, it } from 'vitest';
import { REWARDS } from '#reports/artifacts/tables/rewards.ts';
import { rewardWeeks } from '#reports/history/reward-weeks.ts';
import { tableOf } from '#tests/support/fixture-results.ts';
import { fixtureTime } from '#tests/support/fixture-rows.ts';

describe('reports/history/reward-weeks', () => {
  it('reads a row a cohort and week', () => {
    const row = {
      ...fixtureTime(7),
      week: 0,
      cohort: 'retail',
      earnedBaseUnits: 4_000n,
      claimedBaseUnits: 3_000n,
      compoundedBaseUnits: 1_000n,
      meanStakedBaseUnits: 1_000_000n,
    };
    expect(rewardWeeks(tableOf('rewards.csv', REWARDS.columns, [row]))).toEqual([
      {
        week: 0,
        unixSeconds: 1_736_380_800,
        cohort: 'retail',
        earnedBaseUnits: 4_000,
        claimedBaseUnits: 3_000,
        compoundedBaseUnits: 1_000,
        meanStakedBaseUnits: 1_000_000,
      },
    ]);
  });
});
