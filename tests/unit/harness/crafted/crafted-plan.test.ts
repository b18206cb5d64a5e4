import { describe, expect, it } from 'vitest';
import { CRAFTED_PLAN, PROPOSER, THIEF, VICTIM } from '#harness/crafted/crafted-plan.ts';
import { TRIAL_GENESIS_DAY, trialClock } from '#harness/genesis/trial-plan.ts';

describe('the plan of the crafted attempts', () => {
  it('begins on 2026-01-01 and counts days from there', () => {
    expect(trialClock(0).unixSeconds).toBe(BigInt(Date.UTC(2026, 0, 1)) / 1_000n);
    expect(trialClock(3)).toEqual({
      slot: 648_000n,
      clusterEpoch: 1n,
      unixSeconds: BigInt(TRIAL_GENESIS_DAY + 3) * 86_400n,
    });
  });

  it('has a wallet for each role', () => {
    expect([VICTIM, PROPOSER, THIEF].map((role) => CRAFTED_PLAN.agentIds[role])).toEqual([
      'victim',
      'proposer',
      'thief',
    ]);
    expect(CRAFTED_PLAN.holdingsBaseUnits).toHaveLength(CRAFTED_PLAN.agentIds.length);
  });
});
