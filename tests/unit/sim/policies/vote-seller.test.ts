import { describe, expect, it } from 'vitest';
import { VOTE_SELLER_POLICY } from '#sim/policies/vote-seller.ts';
import {
  ACT,
  anEntry,
  anObservation,
  aPolicyContext,
  aProposal,
  aStake,
  someStreams,
} from '#tests/support/sim-fixtures.ts';

/** Tokens that an agent asks for 10,000 tokens of power, tried out one by one. */
function priceOf(config: object, agent: string): bigint {
  const mind = VOTE_SELLER_POLICY.create(config, aPolicyContext()).createMind(someStreams(1, agent));
  const stake = aStake([anEntry({ amountBaseUnits: 10_000n * ACT })], { votingPower: 10_000n * ACT });
  const liveProposals = [aProposal({ kind: 'spend', selector: 0 })];
  mind.decide(anObservation());
  for (let tokens = 0n; tokens < 1_000n; tokens++) {
    const seen = { elapsedDays: 5, stake, liveProposals, walletBaseUnits: tokens * ACT };
    if (mind.decide(anObservation(seen)).intents.some(({ kind }) => kind === 'cast_vote')) return tokens;
  }
  throw new Error('it does not sell');
}

describe('sim/policies/vote-seller.ts', () => {
  it('has a price of its own around the middle', () => {
    expect(priceOf({ price_bps: 100, price_spread_bps: 0 }, 'retail/0')).toBe(100n);
    const prices = ['retail/0', 'retail/1', 'retail/2'].map((agent) => priceOf({}, agent));
    expect(new Set(prices).size).toBeGreaterThan(1);
    for (const price of prices) {
      expect(price).toBeGreaterThanOrEqual(50n);
      expect(price).toBeLessThanOrEqual(150n);
    }
  });

  it('stakes first', () => {
    const policy = VOTE_SELLER_POLICY.create({}, aPolicyContext());
    expect(policy.actionKinds).toContain('cast_vote');
    expect(policy.createMind(someStreams()).decide(anObservation()).intents).toMatchObject([{ kind: 'stake' }]);
  });
});
