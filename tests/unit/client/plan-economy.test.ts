import { describe, expect, it } from 'vitest';
import { featuresOn, PLAN_DISTRIBUTION, PLAN_ECONOMY, PLAN_TOKEN } from '#client/plan-economy.ts';
import { featureFlags, featureMask } from '#sim/core/features.ts';

describe('client/plan-economy', () => {
  it("has the plan's values", () => {
    expect(PLAN_ECONOMY.staking.minStakeBaseUnits * 10_000_000n).toBe(PLAN_TOKEN.supplyBaseUnits);
    expect(PLAN_ECONOMY.staking.maxStakeBaseUnits * 100n).toBe(PLAN_TOKEN.supplyBaseUnits);
    expect(PLAN_ECONOMY.governance).toMatchObject({
      votingDays: 7,
      timelockDays: 3,
      approvalBps: [6_600, 6_600, 6_600, 6_600],
    });
    const { communityBps, teamBps, treasuryBps, liquidityBps, partnersBps } = PLAN_DISTRIBUTION;
    expect(communityBps + teamBps + treasuryBps + liquidityBps + partnersBps).toBe(10_000);
  });

  it('switches on what is named and nothing else', () => {
    const flags = featuresOn('pause', 'veto');
    expect(featureMask(flags)).toBe((1 << 15) | (1 << 16));
    expect(featureFlags(featureMask(flags))).toEqual(flags);
  });
});
