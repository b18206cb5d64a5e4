import { describe, expect, it } from 'vitest';
import { RECIPIENT_POLICY } from '#sim/policies/recipient.ts';
import { anObservation, aRunSpec, someStreams } from '#tests/support/sim-fixtures.ts';

const context = { staking: aRunSpec().staking, minClaimBaseUnits: 1n };

/** Share of many agents that stake what they got. */
function stakingShare(config: object): number {
  const policy = RECIPIENT_POLICY.create(config, context);
  const staking = Array.from({ length: 300 }, (_, seed) => {
    const { intents } = policy.createMind(someStreams(seed)).decide(anObservation());
    return intents.some(({ kind }) => kind === 'stake') ? 1 : 0;
  });
  return staking.reduce<number>((sum, one) => sum + one, 0) / staking.length;
}

describe('sim/policies/recipient.ts', () => {
  it('stakes what unlocks, or holds it', () => {
    expect(stakingShare({ staking_bps: 6_000 })).toBeCloseTo(0.6, 1);
    expect([stakingShare({ staking_bps: 0 }), stakingShare({ staking_bps: 10_000 })]).toEqual([0, 1]);
  });

  it('asks for nothing but its stake unless it is told to', () => {
    expect(RECIPIENT_POLICY.create({}, context).actionKinds).toEqual(['stake', 'unstake', 'claim_rewards']);
    expect(RECIPIENT_POLICY.create({ selling: {} }, context).actionKinds).toContain('buy_back');
  });
});
