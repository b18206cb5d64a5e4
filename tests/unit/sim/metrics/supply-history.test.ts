import { describe, expect, it } from 'vitest';
import { SupplyHistory } from '#sim/metrics/supply-history.ts';
import { GENESIS_DAY } from '#tests/support/sim-fixtures.ts';

/** Records days 0 to `last`, one unit minted on the first day of each week. */
function recorded(last: number, everyDays = 1): SupplyHistory {
  const history = new SupplyHistory(GENESIS_DAY, 1_000n);
  for (let day = 0; day <= last; day += everyDays) {
    const minted = BigInt(Math.floor(day / 7) + 1);
    history.record(GENESIS_DAY + day, 1_000n + minted, minted);
  }
  return history;
}

describe('sim/metrics/supply-history.ts', () => {
  it('begins its window at genesis while the run is younger than a year', () => {
    expect(recorded(0)).toMatchObject({ startSupplyBaseUnits: 1_000n, fundedDays: 7 });
    expect(recorded(6)).toMatchObject({ startSupplyBaseUnits: 1_000n, fundedDays: 7 });
    expect(recorded(7)).toMatchObject({ startSupplyBaseUnits: 1_000n, fundedDays: 14 });
    expect(recorded(364)).toMatchObject({ startSupplyBaseUnits: 1_000n, fundedDays: 365 });
  });

  it('moves its window on with a full year behind it', () => {
    expect(recorded(365)).toMatchObject({ startSupplyBaseUnits: 1_001n, fundedDays: 364 });
    expect(recorded(371)).toMatchObject({ startSupplyBaseUnits: 1_001n, fundedDays: 365 });
    expect(recorded(1_000)).toMatchObject({ startSupplyBaseUnits: 1_091n, fundedDays: 364 });
  });

  it('fills days between ticks with the supply before them', () => {
    const history = recorded(1_001, 7);
    // 365 days before day 1,001 is day 636, the last of the week that begins on day 630.
    expect(history).toMatchObject({ startSupplyBaseUnits: 1_091n, fundedDays: 365 });
    const rare = new SupplyHistory(GENESIS_DAY, 5n);
    rare.record(GENESIS_DAY, 6n, 3n);
    rare.record(GENESIS_DAY + 2_000, 7n, 5n);
    expect(rare).toMatchObject({ startSupplyBaseUnits: 6n, startMintedBaseUnits: 3n });
  });

  it('keeps the last supply of a day with several ticks', () => {
    const history = new SupplyHistory(GENESIS_DAY, 5n);
    history.record(GENESIS_DAY, 6n, 1n);
    history.record(GENESIS_DAY, 8n, 3n);
    history.record(GENESIS_DAY + 365, 9n, 5n);
    expect(history).toMatchObject({ startSupplyBaseUnits: 8n, startMintedBaseUnits: 3n });
  });
});
