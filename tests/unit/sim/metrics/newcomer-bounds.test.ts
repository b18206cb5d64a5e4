import { describe, expect, it } from 'vitest';
import { featureMask } from '#sim/core/features.ts';
import { lockedPower, newcomerBounds, powerWithoutLock, stakeCeil } from '#sim/metrics/newcomer-bounds.ts';
import { ACT, aGovernance, aPool } from '#tests/support/sim-fixtures.ts';
import { onlyFeatures } from '#tests/support/staking-plans.ts';

const governance = aGovernance({
  seasoningDays: 6,
  minProposalStakeBaseUnits: 900n * ACT,
  minVoteStakeBaseUnits: 1_000n * ACT,
  powerCapBps: 300,
});

describe('sim/metrics/newcomer-bounds.ts', () => {
  it('has no caps and no multipliers but those that are switched on', () => {
    const pool = aPool({ features: featureMask(onlyFeatures()) });
    expect(newcomerBounds({ pool, governance })).toEqual({
      mostPowerBps: 10_000n,
      leastPowerBps: 10_000n,
      // Who proposes votes, too.
      proposerStake: 1_000n * ACT,
      voterStake: 1_000n * ACT,
      maxStake: undefined,
      powerCapBps: 10_000,
    });
  });

  it('takes the best lock and the age that a stake of the day before the snapshot has', () => {
    const features = featureMask(onlyFeatures('powerByLock', 'powerByAge', 'stakeCap', 'powerCap'));
    const bounds = newcomerBounds({ pool: aPool({ features }), governance });
    // 3.0x, at an age of seven days 1.2 times that.
    expect(bounds).toMatchObject({ mostPowerBps: 36_000n, leastPowerBps: 12_000n, powerCapBps: 300 });
    expect(bounds.maxStake).toBe(100_000n * ACT);
    expect([lockedPower(1_001n, bounds), powerWithoutLock(1_001n, bounds)]).toEqual([3_603n, 1_201n]);
    expect([stakeCeil(3_600n, bounds), stakeCeil(3_601n, bounds)]).toEqual([1_000n, 1_001n]);
  });
});
