import { describe, expect, it } from 'vitest';
import { cohortRows } from '#sim/records/cohort-rows.ts';
import { aRunSpec } from '#tests/support/sim-fixtures.ts';

const SUMS = {
  agents: 12,
  stakers: 3,
  stakedBaseUnits: 1n,
  walletBaseUnits: 2n,
  quoteUnits: 3n,
  power: 4n,
  rewardWeight: 5n,
  claimedBaseUnits: 6n,
  compoundedBaseUnits: 7n,
  penaltiesBaseUnits: 8n,
  votes: 9,
};
const END = { tickIndex: 6, unixSeconds: 1_000 };

describe('sim/records/cohort-rows.ts', () => {
  it('writes one row a cohort in the order of the scenario', () => {
    const rows = cohortRows(END, aRunSpec().population, [SUMS, { ...SUMS, agents: 2 }], true);
    const { rewardWeight: _weight, ...written } = SUMS;
    expect(rows).toEqual([
      { ...END, ...written, cohort: 'retail', policy: 'staker' },
      { ...END, ...written, agents: 2, cohort: 'whales', policy: 'whale' },
    ]);
  });

  it('has no cash where there is no market', () => {
    const [row] = cohortRows(END, aRunSpec().population, [SUMS, SUMS], false);
    expect(row?.quoteUnits).toBeUndefined();
  });
});
