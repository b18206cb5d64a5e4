import { describe, expect, it } from 'vitest';
import { RewardHistory } from '#sim/metrics/reward-history.ts';
import { GENESIS_DAY } from '#tests/support/sim-fixtures.ts';

/** Records days 0 to `last`: 3 units released a day, 10 staked on the first day and one more each day. */
function recorded(last: number): RewardHistory {
  const history = new RewardHistory(GENESIS_DAY);
  for (let day = 0; day <= last; day++) history.record(GENESIS_DAY + day, BigInt(3 * day), BigInt(10 + day));
  return history;
}

describe('sim/metrics/reward-history.ts', () => {
  it('begins its window at genesis while the run is younger than a year', () => {
    expect(recorded(0)).toMatchObject({ releasedBaseUnits: 0n, stakedDays: 0n });
    expect(recorded(1)).toMatchObject({ releasedBaseUnits: 3n, stakedDays: 10n });
    expect(recorded(3)).toMatchObject({ releasedBaseUnits: 9n, stakedDays: 33n });
  });

  it('moves its window on with a full year behind it', () => {
    // Days 0 to 364, then 35 to 399: 365 x 10 and the sum of the days' numbers.
    expect(recorded(365)).toMatchObject({ releasedBaseUnits: 1_095n, stakedDays: 3_650n + 66_430n });
    expect(recorded(400)).toMatchObject({ releasedBaseUnits: 1_095n, stakedDays: 3_650n + 79_205n });
  });

  it('keeps the last of several ticks a day, and fills days between ticks', () => {
    const history = new RewardHistory(GENESIS_DAY);
    history.record(GENESIS_DAY, 0n, 4n);
    history.record(GENESIS_DAY, 0n, 5n);
    history.record(GENESIS_DAY + 10, 70n, 1n);
    expect(history).toMatchObject({ releasedBaseUnits: 70n, stakedDays: 50n });
    history.record(GENESIS_DAY + 1_000, 80n, 0n);
    // One unit on each of 365 days; all 10 came after the last tick before them.
    expect(history).toMatchObject({ releasedBaseUnits: 10n, stakedDays: 365n });
  });
});
