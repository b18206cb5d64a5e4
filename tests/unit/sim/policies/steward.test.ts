import { describe, expect, it } from 'vitest';
import { featureBit } from '#sim/core/features.ts';
import type { Intent, Observation } from '#sim/policies/policy.ts';
import { STEWARD_POLICY } from '#sim/policies/steward.ts';
import { aMarketView } from '#tests/support/market-fixtures.ts';
import {
  ACT,
  anEntry,
  anObservation,
  aPolicyContext,
  aPool,
  aStake,
  FIRST_OF_2026,
  someStreams,
} from '#tests/support/sim-fixtures.ts';

const stake = aStake([
  anEntry({ amountBaseUnits: 10_000n * ACT, lockEndUnixSeconds: BigInt(FIRST_OF_2026 + 9_999 * 86_400) }),
]);
const hungry = aPool({ totalStakedBaseUnits: 365_000n * ACT, features: 1 << featureBit('buyback') });
const fed = { ...hungry, budgetNextBaseUnits: 100_000n * ACT };
const fallen = aMarketView({ priceUsd: 0.06, pricesUsd: [0.1] });

/** Purposes of what it proposes in its first ten days, every proposal refused. */
function purposes(config: object, changes: Partial<Observation>): readonly string[] {
  const mind = STEWARD_POLICY.create(config, aPolicyContext({ hasPool: true })).createMind(someStreams());
  const intents: Intent[] = [];
  for (let elapsedDays = 0; elapsedDays < 10; elapsedDays++) {
    const decision = mind.decide(anObservation({ elapsedDays, stake, ...changes }));
    if (decision.intents.length > 0)
      mind.learn(decision.intents.map(() => ({ accepted: false, errorCode: 1, errorName: '' })));
    intents.push(...decision.intents);
  }
  return intents.flatMap((intent) =>
    intent.kind === 'create_proposal' && intent.payload.kind === 'spend' ? [intent.payload.purpose] : [],
  );
}

describe('sim/policies/steward.ts', () => {
  it('grants when stakers earn too little, and buys back when the price has fallen', () => {
    expect(new Set(purposes({}, { pool: hungry }))).toEqual(new Set(['reward_grant']));
    expect(new Set(purposes({}, { pool: fed, market: fallen }))).toEqual(new Set(['buyback']));
    expect(purposes({}, { pool: fed })).toEqual([]);
  });

  it('proposes what the calendar says before anything else', () => {
    const proposals = [{ kind: 'spend', purpose: 'burn', amount_tokens: 5, at_day: 0 }];
    const asked = purposes({ proposals }, { pool: hungry, market: fallen });
    expect(asked[0]).toBe('burn');
    expect(new Set(asked)).toEqual(new Set(['burn']));
  });

  it('does not propose without bond, stake or slot', () => {
    expect(purposes({}, { pool: hungry, walletBaseUnits: 0n })).toEqual([]);
    expect(purposes({}, { pool: hungry, stake: aStake([anEntry({ lockEndUnixSeconds: 9_999_999_999n })]) })).toEqual(
      [],
    );
    expect(purposes({}, { pool: hungry, stake: { ...stake, liveProposal: 3 } })).toEqual([]);
  });
});
