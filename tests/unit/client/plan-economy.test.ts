import { describe, expect, it } from 'vitest';
import { featuresOn, PLAN_DISTRIBUTION, PLAN_ECONOMY, PLAN_TOKEN } from '#client/plan-economy.ts';
import { parseScenario } from '#scenarios/index.ts';
import { featureFlags, featureMask } from '#sim/core/features.ts';

/** All that it leaves out has the profile's defaults. */
const SCENARIO = [
  'version: 1',
  'name: plan',
  'description: The plan.',
  'profile: plan',
  'horizon: 30d',
  'population:',
  '  - cohort: stakers',
  '    count: 2',
  '    holdings: { pareto: { alpha: 1.1, min: 10_000 ACT, max: 1_000_000 ACT } }',
  '    policy: { kind: staker }',
].join('\n');

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

  it("is the simulator's `profile: plan`", () => {
    const spec = parseScenario(SCENARIO, { file: 'plan.yaml', format: 'yaml' });
    expect(spec).toMatchObject(PLAN_ECONOMY);
    expect(spec.token).toMatchObject({ decimals: 9, supplyBaseUnits: PLAN_TOKEN.supplyBaseUnits, symbol: 'ACT' });
    expect(spec.token.distribution).toEqual(PLAN_DISTRIBUTION);
  });

  it('switches on what is named and nothing else', () => {
    const flags = featuresOn('pause', 'veto');
    expect(featureMask(flags)).toBe((1 << 15) | (1 << 16));
    expect(featureFlags(featureMask(flags))).toEqual(flags);
  });
});
