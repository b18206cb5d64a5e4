import { describe, expect, it } from 'vitest';
import { RECIPIENT_POLICY } from '#sim/policies/recipient.ts';
import { aMarketView } from '#tests/support/market-fixtures.ts';
import { ACT, anObservation, aRunSpec, someStreams } from '#tests/support/sim-fixtures.ts';

const context = { staking: aRunSpec().staking, minClaimBaseUnits: 1n, hasPool: false };

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

  it('sells a share of its wallet a month where it is told to, and where there is a pool', () => {
    const config = { staking_bps: 0, market_selling: { sell_monthly_bps: 200 } };
    const policy = RECIPIENT_POLICY.create(config, { ...context, hasPool: true });
    const mind = policy.createMind(someStreams());
    const sold: bigint[] = [];
    for (let elapsedDays = 0; elapsedDays < 60; elapsedDays++) {
      const { intents } = mind.decide(anObservation({ elapsedDays, market: aMarketView() }));
      if (intents.length > 0) mind.learn(intents.map(() => ({ accepted: true })));
      for (const intent of intents) if (intent.kind === 'swap') sold.push(intent.amountIn);
    }
    expect(sold).toEqual([200n * ACT, 200n * ACT]);
    expect(policy.actionKinds).toContain('swap');
    expect(RECIPIENT_POLICY.create(config, context).actionKinds).not.toContain('swap');
    const bereft = policy.createMind(someStreams());
    expect(bereft.decide(anObservation({ elapsedDays: 31 })).intents).toEqual([]);
  });

  it('asks for nothing but its stake unless it is told to', () => {
    expect(RECIPIENT_POLICY.create({}, context).actionKinds).toEqual(['stake', 'unstake', 'claim_rewards']);
    expect(RECIPIENT_POLICY.create({ selling: {} }, context).actionKinds).toContain('buy_back');
  });
});
