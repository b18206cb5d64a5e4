import { describe, expect, it } from 'vitest';
import { TRIAL_GENESIS_DAY, TRIAL_TOKEN, trialClock, trialPlan } from '#harness/genesis/trial-plan.ts';

describe('harness/genesis/trial-plan.ts', () => {
  it('begins at midnight of 2026 and counts slots of 400 milliseconds', () => {
    expect(new Date(TRIAL_GENESIS_DAY * 86_400_000).toISOString()).toBe('2026-01-01T00:00:00.000Z');
    const { slot, clusterEpoch, unixSeconds } = trialClock(3, 2);
    expect([slot, clusterEpoch]).toEqual([648_005n, 1n]);
    expect(unixSeconds).toBe(BigInt(Date.UTC(2026, 0, 4)) / 1_000n + 2n);
  });

  it('has the holdings that it is given, in whole tokens, and takes changes', () => {
    const plan = trialPlan([1n, 2n], { seed: 7 });
    expect(plan).toMatchObject({
      seed: 7,
      agentIds: ['agent-0', 'agent-1'],
      holdingsBaseUnits: [TRIAL_TOKEN, 2n * TRIAL_TOKEN],
      clock: trialClock(0),
    });
  });
});
